package org.careline.rag.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How passages get their vectors. */
@ConfigMapping(prefix = "careline.embedding")
public interface EmbeddingConfig {

  /** Threads that embed stored passages in the background, each on one core. */
  @WithDefault("1")
  @Min(1)
  @Max(64)
  int threads();

  /** Passages embedded between two writes. */
  @WithDefault("24")
  @Min(1)
  @Max(500)
  int batch();
}
