package org.careline.anomaly.interaction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/**
 * A patient's message, its reply, and what the levels made of them.
 *
 * @param context earlier turns, oldest first
 * @param closed whether the reply, or its absence, is known
 */
public record Interaction(
    InteractionId id,
    ConversationId conversationId,
    MessageId messageId,
    UserId patient,
    String language,
    PhiText message,
    List<ContextTurn> context,
    Optional<PhiText> reply,
    Optional<String> replySource,
    List<TargetedFinding> findings,
    RiskLevel level,
    double score,
    Map<String, Double> risks,
    String policyVersion,
    State state,
    List<Stage> stages,
    Optional<Explanation> explanation,
    boolean closed,
    Instant createdAt) {

  /** Level 4 is done. */
  public Interaction explained(Explanation given, Stage done) {
    return with(state, replaced(done), Optional.of(given));
  }

  /** Level 5 is done. */
  public Interaction decided(State verdict, Stage done) {
    return with(verdict, replaced(done), explanation);
  }

  private List<Stage> replaced(Stage done) {
    return stages.stream().map(stage -> stage.level() == done.level() ? done : stage).toList();
  }

  private Interaction with(State next, List<Stage> passed, Optional<Explanation> given) {
    return new Interaction(
        id,
        conversationId,
        messageId,
        patient,
        language,
        message,
        context,
        reply,
        replySource,
        findings,
        level,
        score,
        risks,
        policyVersion,
        next,
        passed,
        given,
        closed,
        createdAt);
  }

  /** One earlier turn, as the reviewer reads it. */
  public record ContextTurn(String role, String text) {}
}
