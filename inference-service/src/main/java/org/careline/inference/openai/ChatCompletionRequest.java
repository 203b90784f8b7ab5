package org.careline.inference.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a client may ask. Sampling parameters are accepted and ignored: they are the operator's.
 *
 * @param model {@code careline}, a model of the chain, or {@code extractive}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ChatCompletionRequest(
    String model,
    @NotEmpty @Size(max = 64) List<@NotNull @Valid Message> messages,
    boolean stream,
    @JsonProperty("stream_options") StreamOptions streamOptions) {

  boolean wantsUsage() {
    return streamOptions != null && streamOptions.includeUsage();
  }

  /** What to send along with a stream. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record StreamOptions(@JsonProperty("include_usage") boolean includeUsage) {}

  /**
   * One message.
   *
   * @param content a string, or an array of parts of which the text is read
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Message(@NotNull String role, JsonNode content) {

    String text() {
      if (content == null || content.isNull()) {
        return "";
      }
      return content.isTextual() ? content.asText() : parts();
    }

    private String parts() {
      return StreamSupport.stream(content.spliterator(), false)
          .filter(part -> "text".equals(part.path("type").asText()))
          .map(part -> part.path("text").asText())
          .collect(Collectors.joining("\n"));
    }
  }

  Optional<Message> lastOfUser() {
    return messages.reversed().stream().filter(m -> "user".equals(m.role())).findFirst();
  }
}
