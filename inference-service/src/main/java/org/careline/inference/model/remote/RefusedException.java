package org.careline.inference.model.remote;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;

/** A model's server answered with an error. Keeps what the library drops: {@code Retry-After}. */
final class RefusedException extends HttpException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Optional<Duration> retryAfter;

  /**
   * @param code what the error calls itself, from its body; never shown or logged
   */
  RefusedException(int status, String code, Optional<Duration> retryAfter) {
    super(status, "HTTP " + status);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  String code() {
    return code;
  }

  Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
