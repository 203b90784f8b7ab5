package org.careline.chassis.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.careline.chassis.request.RequestContext;
import org.careline.contracts.problem.ProblemCode;

/**
 * {@code application/problem+json}.
 *
 * @param type a URN of the code
 * @param instance the request id, to quote to support
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String instance,
    @JsonAnyGetter Map<String, Object> extensions) {

  private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");

  public static ProblemBody of(ProblemCode code, String detail, Map<String, Object> extensions) {
    return new ProblemBody(
        "urn:careline:problem:" + code.code(),
        code.title(),
        code.status(),
        code.code(),
        detail,
        RequestContext.requestId(),
        extensions);
  }

  public static ProblemBody of(Problem problem) {
    return of(problem.code(), problem.getMessage(), problem.extensions());
  }

  public Response response() {
    var response = Response.status(status).type(PROBLEM_JSON).entity(this);
    if (extensions.get("retryAfterSeconds") instanceof Number seconds) {
      response.header("Retry-After", seconds);
    }
    if (status == Response.Status.UNAUTHORIZED.getStatusCode()) {
      response.header("WWW-Authenticate", "Bearer");
    }
    return response.build();
  }
}
