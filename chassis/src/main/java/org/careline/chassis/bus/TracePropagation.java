package org.careline.chassis.bus;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;

/** W3C trace context in record headers: one trace from the patient's frame to the last consumer. */
public final class TracePropagation {

  private static final TextMapGetter<Map<String, String>> GETTER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
          return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
          return headers == null ? null : headers.get(name);
        }
      };

  private TracePropagation() {}

  /** Adds the current trace to headers about to be stored. */
  public static void inject(Map<String, String> headers) {
    propagator().inject(Context.current(), headers, Map::put);
  }

  static Span consumerSpan(String consumer, Map<String, String> headers) {
    Context parent = propagator().extract(Context.root(), headers, GETTER);
    return GlobalOpenTelemetry.getTracer("careline.bus")
        .spanBuilder(consumer)
        .setSpanKind(SpanKind.CONSUMER)
        .setParent(parent)
        .setAttribute("messaging.system", "kafka")
        .startSpan();
  }

  private static io.opentelemetry.context.propagation.TextMapPropagator propagator() {
    return GlobalOpenTelemetry.getPropagators().getTextMapPropagator();
  }
}
