package org.careline.gateway.turn;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.careline.chassis.overload.LoadGate;
import org.careline.chassis.overload.Priority;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.safety.RiskLevel;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Patient;

/**
 * Who comes in when the house is full. No message is turned away before the rule floor has looked
 * at it, in the light of what was said before; what it finds urgent, and what staff are waiting
 * for, always comes in.
 */
@ApplicationScoped
class Door {

  private final TurnGate gate;
  private final Screen screen;
  private final Database database;
  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final TurnConfig config;
  private final MeterRegistry meters;

  Door(
      TurnGate gate,
      Screen screen,
      Database database,
      ConversationRepository conversations,
      MessageRepository messages,
      TurnConfig config,
      MeterRegistry meters) {
    this.gate = gate;
    this.screen = screen;
    this.database = database;
    this.conversations = conversations;
    this.messages = messages;
    this.config = config;
    this.meters = meters;
  }

  /**
   * @throws Problem OVERLOADED, with the seconds after which to try again
   */
  LoadGate.Place enter(Patient patient, Incoming incoming) {
    Optional<LoadGate.Place> place = gate.enter(Priority.CHAT);
    if (place.isPresent()) {
      return place.get();
    }
    if (isUrgent(patient, incoming)) {
      return gate.enter(Priority.URGENT).orElseThrow();
    }
    meters.counter("careline_turns_shed").increment();
    int patience = Priority.CHAT.patience();
    throw Problem.of(ProblemCode.OVERLOADED)
        .with("retryAfterSeconds", patience + ThreadLocalRandom.current().nextInt(2 * patience));
  }

  /** Keeps the place for as long as the message waits for its answer. */
  void stay(LoadGate.Place place, Accepted accepted) {
    if (accepted.first() && accepted.awaitsReply()) {
      gate.awaitsAnswer(accepted.message().id(), place);
    } else {
      place.leave();
    }
  }

  private boolean isUrgent(Patient patient, Incoming incoming) {
    Before before = incoming.conversationId().map(id -> before(patient, id)).orElse(Before.NOTHING);
    if (before.withStaff()) {
      return true;
    }
    Screen.Verdict verdict = screen.assess(incoming, patient, before.recent());
    return verdict.isScripted() || verdict.screening().level().compareTo(RiskLevel.HIGH) >= 0;
  }

  private Before before(Patient patient, ConversationId id) {
    return database.inTenant(
        patient.tenant(),
        handle ->
            conversations
                .find(handle, patient.owner(), id)
                .map(
                    conversation ->
                        new Before(
                            conversation.floor() == Floor.STAFF,
                            messages.newest(handle, patient.owner(), id, config.window())))
                .orElse(Before.NOTHING));
  }

  private record Before(boolean withStaff, List<Message> recent) {
    static final Before NOTHING = new Before(false, List.of());
  }
}
