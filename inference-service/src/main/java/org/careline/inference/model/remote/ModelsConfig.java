package org.careline.inference.model.remote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/**
 * The chain of models. A place without a URL is left out; with none, answers are extractive only.
 */
@ConfigMapping(prefix = "careline.models")
public interface ModelsConfig {

  /** Asked first. */
  Endpoint primary();

  /** Asked when the primary does not answer. */
  Endpoint backup();

  /** Asked when neither does. */
  Endpoint reserve();

  /** For a whole turn, over all attempts. */
  @WithDefault("30s")
  Duration deadline();

  /** Tokens a prompt may have, estimated; leave room for the answer in the model's context. */
  @WithDefault("3000")
  @Min(800)
  int promptBudget();

  /** Conversations answered at the same time by this instance. */
  @WithDefault("64")
  @Min(1)
  int concurrentTurns();

  /** One model behind a URL. */
  interface Endpoint {

    /** {@code openai} for anything that speaks OpenAI's wire format, or {@code ollama}. */
    @WithDefault("openai")
    Kind kind();

    /** For example {@code https://api.openai.com/v1} or {@code http://localhost:11434}. */
    Optional<String> url();

    /** As the server knows it. */
    Optional<String> name();

    Optional<String> apiKey();

    @WithDefault("0.2")
    double temperature();

    @WithDefault("700")
    @Min(16)
    @Max(8192)
    int maxTokens();

    @WithDefault("2s")
    Duration connectTimeout();

    @WithDefault("10s")
    Duration firstTokenTimeout();

    @WithDefault("5s")
    Duration betweenTokensTimeout();

    /** Calls in one turn, the first included. */
    @WithDefault("2")
    @Min(1)
    @Max(5)
    int tries();

    /** Calls at the same time from this instance. */
    @WithDefault("32")
    @Min(1)
    int concurrent();
  }

  /** A wire format. */
  enum Kind {
    OPENAI,
    OLLAMA
  }
}
