package org.careline.gateway.turn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.overload.LoadGate;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.Conversation;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.conversation.ReplyState;
import org.careline.gateway.fanout.Fanout;
import org.careline.gateway.fanout.ServerFrame;
import org.jdbi.v3.core.Handle;

/**
 * The one way a patient's message comes in, by WebSocket or HTTP. Message, place, scripted answer
 * and events are one transaction; whatever is told to a client is told after it.
 */
@ApplicationScoped
public class AcceptMessage {

  private final Database database;
  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final Door door;
  private final RateLimit limit;
  private final Screen screen;
  private final TurnFacts facts;
  private final Fanout fanout;
  private final TurnConfig config;
  private final Timer timer;

  AcceptMessage(
      Database database,
      ConversationRepository conversations,
      MessageRepository messages,
      Door door,
      RateLimit limit,
      Screen screen,
      TurnFacts facts,
      Fanout fanout,
      TurnConfig config,
      MeterRegistry meters) {
    this.database = database;
    this.conversations = conversations;
    this.messages = messages;
    this.door = door;
    this.limit = limit;
    this.screen = screen;
    this.facts = facts;
    this.fanout = fanout;
    this.config = config;
    this.timer =
        Timer.builder("careline_accept")
            .description("from a message's arrival to its durable acceptance")
            .publishPercentileHistogram()
            .serviceLevelObjectives(Duration.ofMillis(50))
            .maximumExpectedValue(Duration.ofSeconds(5))
            .register(meters);
  }

  /**
   * Stores the message, or finds it stored already, and tells the patient's outlets.
   *
   * @param outlet the socket it came by; empty for HTTP
   * @throws Problem NOT_FOUND for a conversation of somebody else, THROTTLED above the limit,
   *     OVERLOADED when there is no room for what is not urgent
   */
  public Accepted accept(Patient patient, Incoming incoming, String outlet) {
    Timer.Sample sample = Timer.start();
    LoadGate.Place place = door.enter(patient, incoming);
    try {
      Duration wait = limit.ask(patient.owner());
      Accepted accepted =
          database.inTenant(patient.tenant(), handle -> store(handle, patient, incoming, wait));
      door.stay(place, accepted);
      sample.stop(timer);
      announce(patient.owner(), accepted, outlet);
      return accepted;
    } catch (RuntimeException e) {
      place.leave();
      throw e;
    }
  }

  private Accepted store(Handle handle, Patient patient, Incoming incoming, Duration wait) {
    Owner owner = patient.owner();
    Conversation conversation = conversation(handle, owner, incoming);
    Optional<Message> known =
        messages.byClientId(handle, owner, conversation.id(), incoming.clientMessageId());
    if (known.isPresent()) {
      Message message = known.get();
      var answer = messages.answerTo(handle, owner, conversation.id(), message.id());
      return new Accepted(conversation, message, answer, false);
    }
    List<Message> recent = messages.newest(handle, owner, conversation.id(), config.window());
    Screen.Verdict verdict = screen.assess(incoming, patient, recent);
    if (!wait.isZero() && !verdict.isScripted()) {
      throw Problem.of(ProblemCode.THROTTLED)
          .with("retryAfterSeconds", Math.max(1, wait.toSeconds()));
    }
    return insert(handle, patient, incoming, new Turn(conversation, recent, verdict));
  }

  private Conversation conversation(Handle handle, Owner owner, Incoming incoming) {
    return incoming
        .conversationId()
        .map(
            id ->
                conversations
                    .lock(handle, owner, id)
                    .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .orElseGet(
            () ->
                conversations.open(
                    handle,
                    owner,
                    incoming.clientMessageId(),
                    Conversation.titleFrom(incoming.text())));
  }

  /** What a new message meets. */
  record Turn(Conversation conversation, List<Message> recent, Screen.Verdict verdict) {}

  private Accepted insert(Handle handle, Patient patient, Incoming incoming, Turn turn) {
    Owner owner = patient.owner();
    Conversation conversation = turn.conversation();
    Message message =
        Message.fromPatient(
                conversation.id(),
                conversations.nextSeq(handle, conversation.id()),
                incoming.text(),
                incoming.clientMessageId(),
                turn.verdict().screening().level())
            .awaiting(replyState(turn));
    messages.insert(handle, owner, message);
    facts.received(handle, patient, incoming, message, turn);
    if (!turn.verdict().isScripted()) {
      return new Accepted(conversation, message, Optional.empty(), true);
    }
    Message script =
        screen.script(
            turn.verdict(), patient, message, conversations.nextSeq(handle, conversation.id()));
    messages.insert(handle, owner, script);
    facts.answeredByScript(handle, owner, message, script, turn.verdict());
    return new Accepted(conversation, message, Optional.of(script), true);
  }

  private static ReplyState replyState(Turn turn) {
    if (turn.verdict().isScripted()) {
      return ReplyState.DONE;
    }
    return turn.conversation().floor() == Floor.BOT ? ReplyState.PENDING : ReplyState.NONE;
  }

  private void announce(Owner owner, Accepted accepted, String outlet) {
    Message message = accepted.message();
    if (accepted.first()) {
      fanout.send(owner, ServerFrame.Said.of(message), outlet);
    }
    fanout.send(
        owner,
        new ServerFrame.Accepted(
            message.clientMessageId().orElseThrow(),
            message.id(),
            message.conversationId(),
            message.seq()));
    accepted
        .answer()
        .ifPresent(answer -> fanout.send(owner, ServerFrame.ReplyCompleted.from(answer)));
  }
}
