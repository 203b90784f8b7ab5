package org.careline.inference.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.careline.contracts.chat.Citation;

/**
 * A completion or a chunk of one, as OpenAI's clients read it.
 *
 * @param object {@code chat.completion} or {@code chat.completion.chunk}
 * @param created Unix seconds
 * @param citations ours: sources behind the markers {@code [n]}; other clients ignore it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Completion(
    String id,
    String object,
    long created,
    String model,
    List<Choice> choices,
    Usage usage,
    List<Citation> citations) {

  /** Exactly one of message and delta is there. */
  record Choice(
      int index,
      @JsonInclude(JsonInclude.Include.NON_NULL) Said message,
      @JsonInclude(JsonInclude.Include.NON_NULL) Said delta,
      @JsonProperty("finish_reason") String finishReason) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Said(String role, String content) {}

  record Usage(
      @JsonProperty("prompt_tokens") int promptTokens,
      @JsonProperty("completion_tokens") int completionTokens,
      @JsonProperty("total_tokens") int totalTokens) {}
}
