package org.careline.anomaly.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.careline.anomaly.interaction.Stage;

/** {@code anomaly_detection_total{level,result}} and {@code pipeline_duration_seconds{level}}. */
@ApplicationScoped
public class PipelineMetrics {

  private final MeterRegistry meters;

  PipelineMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  /** One interaction has passed a level with this result, for example clear or CRITICAL. */
  public void passed(Stage.Level level, String result, Duration took) {
    meters.counter("anomaly_detection", "level", level.label(), "result", result).increment();
    meters.timer("pipeline_duration", "level", level.label()).record(took);
  }
}
