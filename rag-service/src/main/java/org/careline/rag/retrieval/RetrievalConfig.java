package org.careline.rag.retrieval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;

/** How passages are found. */
@ConfigMapping(prefix = "careline.retrieval")
public interface RetrievalConfig {

  /** Cosine from which a passage answers by its meaning alone. */
  @WithDefault("0.66")
  @DecimalMin("0")
  @DecimalMax("1")
  double closeCosine();

  /** Cosine below which a passage is no answer, whatever its words. */
  @WithDefault("0.58")
  @DecimalMin("0")
  @DecimalMax("1")
  double nearCosine();

  /** The share of a question's words, weighted by rarity, that counts as holding them. */
  @WithDefault("0.5")
  @DecimalMin("0")
  @DecimalMax("1")
  double coverage();

  /** Vectors of recent questions kept in memory. */
  @WithDefault("2000")
  @Min(1)
  int rememberedQuestions();
}
