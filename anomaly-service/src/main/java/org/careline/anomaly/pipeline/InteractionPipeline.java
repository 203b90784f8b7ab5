package org.careline.anomaly.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careline.anomaly.analysis.Analyst;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.Interaction.ContextTurn;
import org.careline.anomaly.interaction.InteractionRepository;
import org.careline.anomaly.interaction.Stage;
import org.careline.anomaly.interaction.State;
import org.careline.anomaly.interaction.Target;
import org.careline.anomaly.interaction.TargetedFinding;
import org.careline.anomaly.scoring.Score;
import org.careline.anomaly.scoring.ScoringPolicy;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;

/**
 * Moves an interaction through levels 1 to 3. A message is logged, analysed and scored as soon as
 * it is known, so that a patient at risk is flagged before any reply; the reply, or its absence,
 * then closes the interaction with a final score.
 */
@ApplicationScoped
class InteractionPipeline {

  private final InteractionRepository interactions;
  private final InteractionPublisher publisher;
  private final Analyst analyst;
  private final PipelineMetrics metrics;
  private final ScoringPolicy policy = ScoringPolicy.V1;

  InteractionPipeline(
      InteractionRepository interactions,
      InteractionPublisher publisher,
      Analyst analyst,
      PipelineMetrics metrics) {
    this.interactions = interactions;
    this.publisher = publisher;
    this.analyst = analyst;
    this.metrics = metrics;
  }

  void received(Handle handle, Origin origin, MessageReceived message) {
    long began = System.nanoTime();
    List<TargetedFinding> found = targeted(Target.USER, analyst.message(message));
    Duration analysis = since(began);
    Interaction logged = logged(origin, message, found, analysis);
    Interaction scored = scored(logged);
    interactions.insert(handle, origin.tenant(), scored);
    metrics.passed(Stage.Level.LOG, "logged", since(began));
    metrics.passed(Stage.Level.ANALYSE, found.isEmpty() ? "clear" : "found", analysis);
    handle.afterCommit(() -> metrics.scored(message.receivedAt()));
    publisher.created(handle, origin, scored);
    if (scored.state() == State.PENDING) {
      publisher.flagged(handle, origin, scored);
    }
    boolean replyWillCome = message.wantsReply() || "SCRIPTED".equals(message.screening().action());
    if (!replyWillCome) {
      close(handle, origin, scored, Optional.empty());
    }
  }

  /** Closes with the reply, or without one when none came. Closing twice changes nothing. */
  void close(
      Handle handle, Origin origin, Interaction interaction, Optional<ReplyCompleted> reply) {
    if (interaction.closed()) {
      return;
    }
    long began = System.nanoTime();
    List<TargetedFinding> found = new ArrayList<>(interaction.findings());
    reply.ifPresent(
        given ->
            found.addAll(targeted(Target.REPLY, analyst.reply(given, interaction.language()))));
    Duration analysis = since(began);
    Interaction closed = scored(withReply(interaction, reply, found));
    interactions.update(handle, origin.tenant(), closed);
    publisher.analyzed(handle, origin, closed, analysis.toNanos() / 1_000);
    publisher.scored(handle, origin, closed);
    boolean risen = closed.level().compareTo(interaction.level()) > 0;
    if (closed.state() == State.PENDING && (interaction.state() != State.PENDING || risen)) {
      publisher.flagged(handle, origin, closed);
    }
    metrics.passed(Stage.Level.SCORE, closed.level().name(), since(began));
  }

  private Interaction logged(
      Origin origin, MessageReceived message, List<TargetedFinding> found, Duration analysis) {
    Instant now = Instant.now();
    List<ContextTurn> context =
        message.window().stream()
            .map(
                turn ->
                    new ContextTurn(
                        turn.speaker().name().toLowerCase(Locale.ROOT), turn.text().reveal()))
            .toList();
    return new Interaction(
        InteractionId.next(),
        message.conversationId(),
        message.messageId(),
        origin.patient(),
        message.language(),
        message.text(),
        context,
        Optional.empty(),
        Optional.empty(),
        found,
        RiskLevel.NONE,
        0,
        Map.of(),
        policy.version(),
        State.LOGGED,
        List.of(
            Stage.done(Stage.Level.LOG, now, millis(message.receivedAt(), now), null),
            Stage.done(
                Stage.Level.ANALYSE, now, analysis.toNanos() / 1e6, found.size() + " findings")),
        Optional.empty(),
        false,
        message.receivedAt());
  }

  private static Interaction withReply(
      Interaction before, Optional<ReplyCompleted> reply, List<TargetedFinding> found) {
    Optional<PhiText> text = reply.map(ReplyCompleted::text);
    Optional<String> source = reply.map(r -> r.source().name().toLowerCase(Locale.ROOT));
    State state = before.state() == State.LOGGED ? State.SAFE : before.state();
    return new Interaction(
        before.id(),
        before.conversationId(),
        before.messageId(),
        before.patient(),
        before.language(),
        before.message(),
        before.context(),
        text,
        source,
        found,
        before.level(),
        before.score(),
        before.risks(),
        before.policyVersion(),
        state,
        before.stages(),
        before.explanation(),
        true,
        before.createdAt());
  }

  private Interaction scored(Interaction before) {
    long began = System.nanoTime();
    Score score = policy.score(before.findings().stream().map(TargetedFinding::finding).toList());
    boolean undecided = before.state() == State.LOGGED || before.state() == State.SAFE;
    State state = score.flagged() && undecided ? State.PENDING : before.state();
    return new Interaction(
        before.id(),
        before.conversationId(),
        before.messageId(),
        before.patient(),
        before.language(),
        before.message(),
        before.context(),
        before.reply(),
        before.replySource(),
        before.findings(),
        score.level(),
        score.overall(),
        score.risks(),
        score.policyVersion(),
        state,
        Stages.scored(before.stages(), score, state, since(began)),
        before.explanation(),
        before.closed(),
        before.createdAt());
  }

  private static List<TargetedFinding> targeted(Target target, List<Finding> findings) {
    return findings.stream().map(finding -> TargetedFinding.from(target, finding)).toList();
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
