package org.careline.contracts.problem;

import com.fasterxml.jackson.annotation.JsonValue;

/** Stable codes of RFC 9457 problems, in HTTP and in WebSocket frames alike. */
public enum ProblemCode {
  REQUEST_INVALID("request.invalid", 400, "The request is not valid"),
  FRAME_INVALID("frame.invalid", 400, "The frame is not valid"),
  TOKEN_INVALID("auth.token_invalid", 401, "Sign in again"),
  INVALID_CREDENTIALS("auth.invalid_credentials", 401, "E-mail or password is wrong"),
  REFRESH_REUSED("auth.refresh_reused", 401, "This session was ended for safety: sign in again"),
  SESSION_REVOKED("auth.session_revoked", 401, "You were signed out"),
  ACCESS_DENIED("access.denied", 403, "You may not do this"),
  ORIGIN_DENIED("access.origin_denied", 403, "This site may not connect"),
  NOT_FOUND("resource.not_found", 404, "Not found"),
  METHOD_NOT_ALLOWED("request.method_not_allowed", 405, "Method not allowed"),
  NOT_ACCEPTABLE("request.not_acceptable", 406, "Not acceptable"),
  EMAIL_TAKEN("auth.email_taken", 409, "There is already an account with this e-mail"),
  CASE_ALREADY_ACCEPTED("case.already_accepted", 409, "A colleague has taken this case"),
  CASE_STATE("case.wrong_state", 409, "The case does not allow this now"),
  REVIEW_CLAIMED("review.claimed", 409, "A colleague is reviewing this"),
  REVIEW_DECIDED("review.decided", 409, "This was already decided"),
  CONFLICT("resource.conflict", 409, "It was changed in the meantime"),
  TOO_LARGE("request.too_large", 413, "Too large"),
  UNSUPPORTED_MEDIA_TYPE("request.unsupported_media_type", 415, "Media type not supported"),
  THROTTLED("request.throttled", 429, "Too many requests: wait a little"),
  LOGIN_THROTTLED("auth.throttled", 429, "Too many attempts: wait a little"),
  FLOOR_HELD_BY_STAFF("reply.floor_held_by_staff", 409, "A member of staff is answering"),
  NO_ANSWER("reply.no_answer", 503, "No answer could be given: your message is safe"),
  DEADLINE("reply.deadline", 504, "The answer took too long: your message is safe"),
  MODEL_UNAVAILABLE("model.unavailable", 503, "No model can answer right now"),
  UPSTREAM_UNAVAILABLE("service.unavailable", 503, "This part is not available: try again"),
  STORE_UNAVAILABLE("store.unavailable", 503, "Nothing was stored: try again"),
  OVERLOADED("service.overloaded", 503, "Very busy right now: try again in a moment"),
  DRAINING("service.draining", 503, "Restarting: connect again"),
  INTERNAL("internal.error", 500, "Something went wrong on our side");

  private final String code;
  private final int status;
  private final String title;

  ProblemCode(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  @JsonValue
  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
