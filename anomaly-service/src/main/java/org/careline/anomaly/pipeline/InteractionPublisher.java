package org.careline.anomaly.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.Target;
import org.careline.anomaly.interaction.TargetedFinding;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.event.Topics;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.InteractionEvent;
import org.careline.contracts.safety.InteractionEvent.InteractionAnalyzed;
import org.careline.contracts.safety.InteractionEvent.InteractionCreated;
import org.careline.contracts.safety.InteractionEvent.InteractionFlagged;
import org.careline.contracts.safety.InteractionEvent.InteractionScored;
import org.jdbi.v3.core.Handle;

/** States the levels' results on the bus, in the transaction that stores them. */
@ApplicationScoped
class InteractionPublisher {

  private final Outbox outbox;

  InteractionPublisher(Outbox outbox) {
    this.outbox = outbox;
  }

  void created(Handle handle, Origin origin, Interaction interaction) {
    publish(
        handle,
        origin,
        new InteractionCreated(
            interaction.id(),
            interaction.conversationId(),
            interaction.messageId(),
            interaction.language(),
            interaction.createdAt()));
  }

  void analyzed(Handle handle, Origin origin, Interaction interaction, long micros) {
    publish(
        handle,
        origin,
        new InteractionAnalyzed(
            interaction.id(),
            interaction.conversationId(),
            findings(interaction, Target.USER),
            findings(interaction, Target.REPLY),
            micros));
  }

  void scored(Handle handle, Origin origin, Interaction interaction) {
    publish(
        handle,
        origin,
        new InteractionScored(
            interaction.id(),
            interaction.conversationId(),
            interaction.level(),
            interaction.score(),
            interaction.risks(),
            interaction.policyVersion()));
  }

  void flagged(Handle handle, Origin origin, Interaction interaction) {
    publish(
        handle,
        origin,
        new InteractionFlagged(
            interaction.id(),
            interaction.conversationId(),
            interaction.messageId(),
            interaction.level(),
            interaction.message(),
            interaction.language(),
            findings(interaction, Target.USER)));
  }

  private void publish(Handle handle, Origin origin, InteractionEvent fact) {
    String key = fact.conversationId().toString();
    if (origin.cause().isPresent()) {
      outbox.publish(handle, Topics.INTERACTIONS, key, origin.cause().get(), fact);
    } else {
      outbox.publish(
          handle, Topics.INTERACTIONS, key, origin.tenant(), Optional.of(origin.patient()), fact);
    }
  }

  private static List<Finding> findings(Interaction interaction, Target target) {
    return interaction.findings().stream()
        .filter(finding -> finding.target() == target)
        .map(TargetedFinding::finding)
        .toList();
  }
}
