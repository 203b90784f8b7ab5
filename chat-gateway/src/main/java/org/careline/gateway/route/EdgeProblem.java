package org.careline.gateway.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Map;
import org.careline.chassis.problem.ProblemBody;
import org.careline.contracts.problem.ProblemCode;

/** Problems from the edge itself, where no resource is reached. */
public final class EdgeProblem {

  private static final String TYPE = "application/problem+json";
  private static final String RETRY_SECONDS = "2";
  private static final ObjectMapper JSON = new ObjectMapper();

  private EdgeProblem() {}

  public static void answer(HttpServerResponse response, ProblemCode code, String detail) {
    if (response.ended() || response.headWritten()) {
      return;
    }
    response.setStatusCode(code.status()).putHeader("Content-Type", TYPE);
    if (code == ProblemCode.UPSTREAM_UNAVAILABLE) {
      response.putHeader("Retry-After", RETRY_SECONDS);
    }
    if (code == ProblemCode.TOO_LARGE) {
      response.putHeader("Connection", "close");
    }
    response.end(body(code, detail));
  }

  /** In place of what the upstream did not say. */
  static ProxyResponse instead(ProxyRequest request, ProblemCode code) {
    ProxyResponse response = request.release().response().setStatusCode(code.status());
    response.putHeader("Content-Type", TYPE);
    if (code == ProblemCode.UPSTREAM_UNAVAILABLE) {
      response.putHeader("Retry-After", RETRY_SECONDS);
    }
    return response.setBody(Body.body(body(code, null)));
  }

  private static Buffer body(ProblemCode code, String detail) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(ProblemBody.of(code, detail, Map.of())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem always serialises", e);
    }
  }
}
