package org.careline.chassis.overload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.careline.chassis.problem.ProblemBody;
import org.careline.contracts.problem.ProblemCode;

/**
 * The door of every service. It answers on the event loop, before anybody is asked who they are, so
 * that a refusal costs next to nothing.
 */
@ApplicationScoped
class OverloadFilter {

  /** After the checks of the edge, before authentication. */
  private static final int EARLY = 1_800;

  private static final Duration WINDOW = Duration.ofMillis(500);

  private final LoadGate gate;
  private final List<LoadPressure> others;
  private final MeterRegistry meters;
  private final ObjectMapper json = new ObjectMapper();

  OverloadFilter(OverloadConfig config, @All List<LoadPressure> others, MeterRegistry meters) {
    var settings =
        new AdaptiveLimit.Settings(
            config.least(), config.first(), config.most(), config.tolerable(), WINDOW);
    this.gate = new LoadGate(new AdaptiveLimit(settings, System::nanoTime), System::nanoTime);
    this.others = others;
    this.meters = meters;
    meters.gauge("careline_requests_limit", gate, LoadGate::limit);
    meters.gauge("careline_requests_inside", gate, LoadGate::inside);
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, EARLY);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<Priority> asked =
        isSocket(request) ? Optional.empty() : RequestPriority.of(request.path());
    if (asked.isEmpty()) {
      context.next();
      return;
    }
    Priority priority = asked.get();
    Optional<LoadGate.Place> place = isFull(priority) ? Optional.empty() : gate.enter(priority);
    if (place.isEmpty()) {
      refuse(context, priority);
      return;
    }
    context.addEndHandler(_ -> end(context, place.get()));
    context.next();
  }

  private boolean isFull(Priority priority) {
    return others.stream().anyMatch(other -> other.pressure() >= priority.share())
        && priority != Priority.CHAT;
  }

  /**
   * Only plain reads tell how busy the service is: the rest may take long for reasons of its own.
   */
  private static void end(RoutingContext context, LoadGate.Place place) {
    if (context.request().method() == HttpMethod.GET && context.response().getStatusCode() < 400) {
      place.done();
    } else {
      place.leave();
    }
  }

  private void refuse(RoutingContext context, Priority priority) {
    meters.counter("careline_requests_shed", "priority", priority.name()).increment();
    int seconds = priority.patience() + ThreadLocalRandom.current().nextInt(priority.patience());
    var body = ProblemBody.of(ProblemCode.OVERLOADED, null, Map.of("retryAfterSeconds", seconds));
    try {
      context
          .response()
          .setStatusCode(body.status())
          .putHeader("Content-Type", "application/problem+json")
          .putHeader("Retry-After", Integer.toString(seconds))
          .end(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem always serialises", e);
    }
  }

  private static boolean isSocket(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }
}
