package org.careline.inference.model.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Optional;
import org.careline.inference.model.Fault;
import org.careline.inference.model.ModelFault;

/** Reads the class of a fault from what a call threw. */
final class FaultReader {

  private FaultReader() {}

  static ModelFault read(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Optional<ModelFault> fault = known(cause);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    return new ModelFault(Fault.MALFORMED);
  }

  private static Optional<ModelFault> known(Throwable cause) {
    return switch (cause) {
      case RefusedException refused ->
          Optional.of(new ModelFault(byStatus(refused), refused.retryAfter()));
      case ConnectException _, UnknownHostException _, UnresolvedAddressException _ ->
          Optional.of(new ModelFault(Fault.UNREACHABLE));
      case HttpConnectTimeoutException _ -> Optional.of(new ModelFault(Fault.UNREACHABLE));
      case IOException _ -> Optional.of(new ModelFault(Fault.CUT));
      default -> Optional.empty();
    };
  }

  private static Fault byStatus(RefusedException refused) {
    int status = refused.statusCode();
    return switch (status) {
      case 401, 403 -> Fault.UNAUTHORIZED;
      case 408, 425 -> Fault.OVERLOADED;
      case 429 -> Fault.RATE_LIMITED;
      case 503, 529 -> Fault.OVERLOADED;
      default -> status >= 500 ? Fault.SERVER_ERROR : byCode(refused.code());
    };
  }

  /** The codes of OpenAI, Azure, vLLM and llama.cpp. */
  private static Fault byCode(String body) {
    String text = body.toLowerCase(Locale.ROOT);
    if (text.contains("content_filter") || text.contains("content_policy")) {
      return Fault.CONTENT_FILTER;
    }
    boolean tooLong =
        text.contains("context_length_exceeded")
            || text.contains("maximum context length")
            || text.contains("exceed_context_size");
    return tooLong ? Fault.CONTEXT_LENGTH : Fault.REJECTED;
  }
}
