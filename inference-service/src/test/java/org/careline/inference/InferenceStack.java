package org.careline.inference;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A stub model and a stub rag-service for booted tests, one of each per JVM. */
public final class InferenceStack implements QuarkusTestResourceLifecycleManager {

  public static final StubModelServer MODEL = StubModelServer.start(1);
  public static final StubKnowledge KNOWLEDGE = StubKnowledge.start();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "CARELINE_MODEL_URL", MODEL.url(),
        "CARELINE_MODEL_NAME", "stub-model",
        "CARELINE_RAG_URL", KNOWLEDGE.url(),
        "careline.models.primary.first-token-timeout", "5s",
        "careline.models.primary.between-tokens-timeout", "5s",
        "careline.models.deadline", "15s");
  }

  /** The stubs end with the JVM. */
  @Override
  public void stop() {}
}
