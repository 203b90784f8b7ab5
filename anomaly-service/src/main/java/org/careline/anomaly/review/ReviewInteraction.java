package org.careline.anomaly.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.InteractionRepository;
import org.careline.anomaly.interaction.Stage;
import org.careline.anomaly.interaction.State;
import org.careline.anomaly.pipeline.PipelineMetrics;
import org.careline.anomaly.review.Review.Claim;
import org.careline.anomaly.review.Review.Verdict;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.safety.InteractionEvent.Decision;
import org.careline.contracts.safety.InteractionEvent.InteractionReviewed;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;

/** What a reviewer can do. Reads of patients' texts are on record like decisions. */
@ApplicationScoped
class ReviewInteraction {

  private static final Duration LEASE = Duration.ofMinutes(10);

  private final Database database;
  private final InteractionRepository interactions;
  private final ReviewRepository reviews;
  private final Outbox outbox;
  private final Audit audit;
  private final PipelineMetrics metrics;

  ReviewInteraction(
      Database database,
      InteractionRepository interactions,
      ReviewRepository reviews,
      Outbox outbox,
      Audit audit,
      PipelineMetrics metrics) {
    this.database = database;
    this.interactions = interactions;
    this.reviews = reviews;
    this.outbox = outbox;
    this.audit = audit;
    this.metrics = metrics;
  }

  record Queue(List<Interaction> items, long total) {}

  Queue queue(Caller caller, int limit) {
    return database.inTenant(
        caller.tenant(),
        handle ->
            new Queue(
                interactions.queue(handle, caller.tenant(), limit), interactions.waiting(handle)));
  }

  List<Interaction> newest(
      Caller caller, Optional<State> state, Optional<RiskLevel> level, Instant before, int limit) {
    return database.inTenant(
        caller.tenant(),
        handle -> interactions.newest(handle, caller.tenant(), state, level, before, limit));
  }

  InteractionView read(Caller caller, InteractionId id) {
    return database.inTenant(
        caller.tenant(),
        handle -> {
          Interaction interaction =
              interactions
                  .find(handle, caller.tenant(), id)
                  .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
          audit.record(handle, caller, "interaction.read", "interaction:" + id);
          return view(handle, caller, interaction);
        });
  }

  /**
   * Takes or extends the lease.
   *
   * @throws Problem REVIEW_CLAIMED while another reviewer holds it
   */
  InteractionView claim(Caller caller, InteractionId id) {
    return database.inTenant(
        caller.tenant(),
        handle -> {
          Interaction interaction = lockUndecided(handle, caller, id);
          var claim = new Claim(caller.userId(), caller.name(), Instant.now().plus(LEASE));
          reviews.claim(handle, caller.tenant(), interaction, claim);
          audit.record(handle, caller, "review.claim", "interaction:" + id);
          return view(handle, caller, interaction);
        });
  }

  /**
   * @throws Problem REVIEW_CLAIMED while another reviewer holds it, REVIEW_DECIDED when it is done
   */
  InteractionView decide(
      Caller caller, InteractionId id, Decision decision, Optional<PhiText> note) {
    return database.inTenant(
        caller.tenant(),
        handle -> {
          Interaction pending = lockUndecided(handle, caller, id);
          Instant now = Instant.now();
          Duration waited = Duration.between(pending.createdAt(), now);
          Stage done = Stage.done(Stage.Level.REVIEW, now, waited.toNanos() / 1e6, decision.name());
          Interaction decided = pending.decided(State.valueOf(decision.name()), done);
          interactions.update(handle, caller.tenant(), decided);
          reviews.decide(
              handle,
              caller.tenant(),
              decided,
              new Verdict(decision.name(), caller.userId(), caller.name(), note, now));
          publish(handle, caller, decided, decision, note);
          audit.record(handle, caller, "review.decide", "interaction:" + id);
          metrics.passed(Stage.Level.REVIEW, decision.name(), waited);
          return view(handle, caller, decided);
        });
  }

  private Interaction lockUndecided(Handle handle, Caller caller, InteractionId id) {
    Interaction interaction =
        interactions
            .lock(handle, caller.tenant(), id)
            .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    if (interaction.state() != State.PENDING) {
      throw Problem.of(ProblemCode.REVIEW_DECIDED);
    }
    Review review = reviews.of(handle, caller.tenant(), interaction);
    if (review.heldByAnother(caller.userId(), Instant.now())) {
      throw Problem.of(ProblemCode.REVIEW_CLAIMED)
          .with("claimedBy", review.claim().orElseThrow().name());
    }
    return interaction;
  }

  private void publish(
      Handle handle,
      Caller caller,
      Interaction decided,
      Decision decision,
      Optional<PhiText> note) {
    outbox.publish(
        handle,
        Topics.INTERACTIONS,
        decided.conversationId().toString(),
        caller.tenant(),
        Optional.of(decided.patient()),
        new InteractionReviewed(
            decided.id(),
            decided.conversationId(),
            decision,
            decided.level(),
            caller.userId(),
            note));
  }

  private InteractionView view(Handle handle, Caller caller, Interaction interaction) {
    Review review = reviews.of(handle, caller.tenant(), interaction);
    return InteractionView.from(interaction, review, Instant.now());
  }
}
