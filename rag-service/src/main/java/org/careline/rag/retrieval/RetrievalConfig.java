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
  @WithDefault("0.64")
  @DecimalMin("0")
  @DecimalMax("1")
  double closeCosine();

  /** Cosine below which a passage is no answer, whatever its words. */
  @WithDefault("0.60")
  @DecimalMin("0")
  @DecimalMax("1")
  double nearCosine();

  /** The share of a question's words, weighted by rarity, that suffices beside a near meaning. */
  @WithDefault("0.3")
  @DecimalMin("0")
  @DecimalMax("1")
  double someWords();

  /** The share that suffices where meaning is not known: other languages, fresh passages. */
  @WithDefault("0.6")
  @DecimalMin("0")
  @DecimalMax("1")
  double mostWords();

  /** Vectors of recent questions kept in memory. */
  @WithDefault("2000")
  @Min(1)
  int rememberedQuestions();
}
