package org.careline.escalation.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.InteractionEvent;
import org.careline.contracts.safety.InteractionEvent.InteractionAnalyzed;
import org.careline.contracts.safety.InteractionEvent.InteractionCreated;
import org.careline.contracts.safety.InteractionEvent.InteractionExplained;
import org.careline.contracts.safety.InteractionEvent.InteractionFlagged;
import org.careline.contracts.safety.InteractionEvent.InteractionReviewed;
import org.careline.contracts.safety.InteractionEvent.InteractionScored;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.caseload.OpenCase;
import org.careline.escalation.caseload.RiskSeen;
import org.careline.escalation.transcript.Entry;
import org.careline.escalation.transcript.TranscriptRepository;
import org.jdbi.v3.core.Handle;

/** What the safety pipeline flags at HIGH and above, beyond what the gateway's screen saw. */
@ApplicationScoped
class InteractionConsumer implements EventHandler<InteractionEvent> {

  private final Database database;
  private final TranscriptRepository transcripts;
  private final OpenCase open;

  InteractionConsumer(Database database, TranscriptRepository transcripts, OpenCase open) {
    this.database = database;
    this.transcripts = transcripts;
    this.open = open;
  }

  @Override
  public Topic<InteractionEvent> topic() {
    return Topics.INTERACTIONS;
  }

  @Override
  public String name() {
    return "cases-interactions";
  }

  @Override
  public void handle(Event<InteractionEvent> event) {
    switch (event.data()) {
      case InteractionFlagged flagged when flagged.level().atLeast(RiskLevel.HIGH) ->
          database.once(name(), event, handle -> flagged(handle, event, flagged));
      case InteractionFlagged _,
          InteractionCreated _,
          InteractionAnalyzed _,
          InteractionScored _,
          InteractionExplained _,
          InteractionReviewed _ -> {}
    }
  }

  private void flagged(Handle handle, Event<?> event, InteractionFlagged flagged) {
    UserId patient = event.patient().orElseThrow();
    transcripts.record(handle, event.tenant(), patient, entry(event, flagged));
    open.riskSeen(
        handle,
        event,
        new RiskSeen(
            flagged.conversationId(),
            flagged.messageId(),
            patient,
            flagged.language(),
            flagged.level(),
            flagged.findings()));
  }

  /** For the rare case that the flag overtakes the message, which then adds name and place. */
  private static Entry entry(Event<?> event, InteractionFlagged flagged) {
    return new Entry(
        flagged.messageId(),
        flagged.conversationId(),
        Optional.empty(),
        Speaker.PATIENT,
        flagged.text(),
        Optional.empty(),
        Optional.empty(),
        event.time());
  }
}
