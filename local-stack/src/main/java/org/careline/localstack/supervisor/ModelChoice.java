package org.careline.localstack.supervisor;

import java.util.HashMap;
import java.util.Map;

/** Where the language model comes from. */
enum ModelChoice {
  /** Whatever the environment says; nothing said means the extractive responder alone. */
  CONFIGURED(""),
  /** A small real model on this machine. */
  LOCAL("smollm2-135m-instruct"),
  /** A stand-in that speaks the wire format at a set pace, for measuring. */
  STUB("stub");

  private final String modelName;

  ModelChoice(String modelName) {
    this.modelName = modelName;
  }

  static ModelChoice parse(String value) {
    return value.isEmpty() ? CONFIGURED : valueOf(value);
  }

  String modelName() {
    return modelName;
  }

  /** The variables that point inference-service at it. */
  Map<String, String> variables(int port) {
    if (this == CONFIGURED) {
      return Map.of();
    }
    var variables = new HashMap<String, String>();
    variables.put("CARELINE_MODEL_URL", "http://localhost:" + port + "/v1");
    variables.put("CARELINE_MODEL_NAME", modelName);
    if (this == LOCAL) {
      // A model without a GPU reads its prompt slowly, and slower still on a busy machine.
      variables.put("CARELINE_MODELS_PRIMARY_FIRST_TOKEN_TIMEOUT", "40s");
      variables.put("CARELINE_MODELS_DEADLINE", "60s");
    }
    return variables;
  }
}
