package org.careline.rag.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** What is accepted for reading. */
@ConfigMapping(prefix = "careline.ingest")
public interface IngestConfig {

  /** The largest file, in bytes. */
  @WithDefault("10485760")
  @Min(1)
  int largestFile();

  /** How long reading one file may take. */
  @WithDefault("20s")
  Duration longestReading();
}
