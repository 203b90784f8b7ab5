package org.careline.inference.openai;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.careline.contracts.problem.ProblemCode;

/** An error as OpenAI's clients read it. The code is ours. */
record OpenAiError(Body error) {

  record Body(String message, String type, String param, String code) {}

  static OpenAiError of(ProblemCode code, String detail) {
    return new OpenAiError(
        new Body(detail == null ? code.title() : detail, type(code), null, code.code()));
  }

  static Response response(ProblemCode code, String detail) {
    return Response.status(code.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(of(code, detail))
        .build();
  }

  private static String type(ProblemCode code) {
    return switch (code.status()) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> code.status() < 500 ? "invalid_request_error" : "server_error";
    };
  }
}
