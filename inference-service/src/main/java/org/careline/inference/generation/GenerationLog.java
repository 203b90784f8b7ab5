package org.careline.inference.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.inference.model.TokenUsage;
import org.careline.inference.routing.Attempt;
import org.jdbi.v3.core.Handle;

/** Writes the log, in the caller's transaction. */
@ApplicationScoped
public class GenerationLog {

  private final ModelMeters meters;
  private final ObjectMapper json;

  GenerationLog(ModelMeters meters, ObjectMapper json) {
    this.meters = meters;
    this.json = json;
  }

  public void add(Handle handle, Generation generation) {
    var made = generation.provenance();
    handle
        .createUpdate(
            """
            insert into generation (id, tenant_id, conversation_id, reply_to, source, ending, model,
              prompt_version, prompt_hash, knowledge_version, safety_version, attempts, input_tokens,
              output_tokens, started_at, first_shown_millis, took_millis, withheld)
            values (:id, :tenant, cast(:conversation as uuid), cast(:replyTo as uuid), :source, :ending, :model, :promptVersion,
              :promptHash, :knowledgeVersion, :safetyVersion, cast(:attempts as jsonb), :inputTokens,
              :outputTokens, :startedAt, :firstShown, :took, :withheld)
            """)
        .bind("id", generation.id())
        .bind("tenant", generation.tenant().value())
        .bind("conversation", generation.conversation().map(UUID::toString).orElse(null))
        .bind("replyTo", generation.replyTo().map(UUID::toString).orElse(null))
        .bind("source", generation.source())
        .bind("ending", generation.ending())
        .bind("model", made.model())
        .bind("promptVersion", made.promptVersion())
        .bind("promptHash", made.promptHash())
        .bind("knowledgeVersion", made.knowledgeVersion())
        .bind("safetyVersion", made.safetyVersion())
        .bind("attempts", attempts(generation.attempts()))
        .bindByType(
            "inputTokens", generation.usage().map(TokenUsage::input).orElse(null), Integer.class)
        .bindByType(
            "outputTokens", generation.usage().map(TokenUsage::output).orElse(null), Integer.class)
        .bind("startedAt", generation.startedAt().atOffset(ZoneOffset.UTC))
        .bindByType(
            "firstShown", generation.firstShown().map(Duration::toMillis).orElse(null), Long.class)
        .bind("took", generation.took().toMillis())
        .bind("withheld", generation.withheld())
        .execute();
    handle.afterCommit(() -> meters.replied(generation));
  }

  private String attempts(List<Attempt> attempts) {
    try {
      return json.writeValueAsString(attempts.stream().map(Logged::from).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("attempts are plain values", e);
    }
  }

  /** An attempt as stored. */
  private record Logged(
      String model, String fault, Optional<Long> firstTokenMillis, long tookMillis) {

    static Logged from(Attempt attempt) {
      return new Logged(
          attempt.model().value(),
          attempt.fault().map(Enum::name).orElse("NONE"),
          attempt.firstToken().map(Duration::toMillis),
          attempt.took().toMillis());
    }
  }
}
