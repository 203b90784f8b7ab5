package org.careline.inference.openai;

import java.time.Instant;
import java.util.List;
import org.careline.contracts.identity.Uuid7;
import org.careline.inference.answer.Answer;
import org.careline.inference.answer.Course.Ending;
import org.careline.inference.model.TokenUsage;
import org.careline.inference.openai.Completion.Choice;
import org.careline.inference.openai.Completion.Said;
import org.careline.inference.openai.Completion.Usage;
import org.careline.inference.prompt.TokenEstimate;

/** Writes one answer in OpenAI's shapes. */
final class CompletionWriter {

  private static final String CHUNK = "chat.completion.chunk";

  private final String id = "chatcmpl-" + Uuid7.next().toString().replace("-", "");
  private final long created = Instant.now().getEpochSecond();
  private final String model;

  CompletionWriter(String model) {
    this.model = model;
  }

  Completion whole(Answer answer, String asked) {
    Choice choice = new Choice(0, new Said("assistant", answer.text()), null, finish(answer));
    return new Completion(
        id,
        "chat.completion",
        created,
        answer.provenance().model(),
        List.of(choice),
        usage(answer, asked),
        answer.citations());
  }

  Completion first() {
    return chunk(new Said("assistant", ""), null, null);
  }

  Completion words(String text) {
    return chunk(new Said(null, text), null, null);
  }

  Completion last(Answer answer) {
    return chunk(new Said(null, null), finish(answer), answer.citations());
  }

  Completion usageChunk(Answer answer, String asked) {
    return new Completion(id, CHUNK, created, model, List.of(), usage(answer, asked), null);
  }

  private Completion chunk(
      Said delta, String finish, List<org.careline.contracts.chat.Citation> citations) {
    Choice choice = new Choice(0, null, delta, finish);
    return new Completion(id, CHUNK, created, model, List.of(choice), null, citations);
  }

  private static String finish(Answer answer) {
    return answer.course().ending() == Ending.MODEL_TRUNCATED ? "length" : "stop";
  }

  /** As the model counted, estimated where none did. */
  private static Usage usage(Answer answer, String asked) {
    TokenUsage used =
        answer
            .course()
            .usage()
            .orElseGet(
                () -> new TokenUsage(TokenEstimate.of(asked), TokenEstimate.of(answer.text())));
    return new Usage(used.input(), used.output(), used.total());
  }
}
