package org.careline.inference.passage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/** Where rag-service is and how long it may take. */
@ConfigMapping(prefix = "careline.rag")
public interface RagConfig {

  URI url();

  @WithDefault("1500ms")
  Duration deadline();

  /** Passages asked for. */
  @WithDefault("6")
  @Min(1)
  @Max(20)
  int passages();
}
