package org.careline.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.careline.chassis.persistence.StoreErrors;
import org.careline.contracts.problem.ProblemCode;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem; a body never carries exception text. */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return ProblemBody.of(problem).response();
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException violations) {
    List<Map<String, String>> errors =
        violations.getConstraintViolations().stream()
            .map(violation -> Map.of("field", field(violation), "message", violation.getMessage()))
            .toList();
    return ProblemBody.of(ProblemCode.REQUEST_INVALID, null, Map.of("errors", errors)).response();
  }

  /** The framework has a mapper of its own for the second, without a body; this one goes first. */
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  Response malformed(Throwable malformed) {
    return ProblemBody.of(
            ProblemCode.REQUEST_INVALID, "The body is not the JSON expected", Map.of())
        .response();
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unauthorized(Throwable unauthorized) {
    return ProblemBody.of(ProblemCode.TOKEN_INVALID, null, Map.of()).response();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException forbidden) {
    return ProblemBody.of(ProblemCode.ACCESS_DENIED, null, Map.of()).response();
  }

  @ServerExceptionMapper
  Response web(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    if (status < 400) {
      return web.getResponse();
    }
    if (causedByJson(web)) {
      return ProblemBody.of(
              ProblemCode.REQUEST_INVALID, "The body is not the JSON expected", Map.of())
          .response();
    }
    return status < 500
        ? ProblemBody.of(byStatus(status), null, Map.of()).response()
        : internal(web);
  }

  @ServerExceptionMapper
  Response surprise(Throwable surprise) {
    if (StoreErrors.isTransient(surprise)) {
      LOG.warn("store unavailable");
      return ProblemBody.of(ProblemCode.STORE_UNAVAILABLE, null, Map.of("retryAfterSeconds", 2))
          .response();
    }
    return internal(surprise);
  }

  private static Response internal(Throwable surprise) {
    LOG.error("request failed", Redacted.of(surprise));
    return ProblemBody.of(ProblemCode.INTERNAL, null, Map.of()).response();
  }

  private static boolean causedByJson(Throwable error) {
    return error.getCause() instanceof JsonProcessingException;
  }

  private static ProblemCode byStatus(int status) {
    return switch (status) {
      case 401 -> ProblemCode.TOKEN_INVALID;
      case 403 -> ProblemCode.ACCESS_DENIED;
      case 404 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 409 -> ProblemCode.CONFLICT;
      case 413 -> ProblemCode.TOO_LARGE;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      case 429 -> ProblemCode.THROTTLED;
      default -> ProblemCode.REQUEST_INVALID;
    };
  }

  private static String field(ConstraintViolation<?> violation) {
    String name = "";
    for (Path.Node node : violation.getPropertyPath()) {
      name = node.getName() == null ? name : node.getName();
    }
    return name;
  }
}
