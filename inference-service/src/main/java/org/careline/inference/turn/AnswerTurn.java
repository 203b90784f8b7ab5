package org.careline.inference.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.MessageHandedBack;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.UserId;
import org.careline.inference.answer.Answer;
import org.careline.inference.answer.AnswerQuestion;
import org.careline.inference.live.LiveChannel;
import org.careline.inference.live.LiveReply;
import org.careline.inference.model.remote.ModelsConfig;
import org.jboss.logging.Logger;

/**
 * Answers the messages that want a reply. The answer is made outside of any transaction, then
 * stated in one with the processed mark: a crash on the way means the same message is answered
 * again from scratch, and once.
 */
@ApplicationScoped
class AnswerTurn implements EventHandler<ChatEvent> {

  private static final Logger LOG = Logger.getLogger(AnswerTurn.class);

  private final AnswerQuestion answers;
  private final LiveChannel live;
  private final Database database;
  private final ReplyStatement statement;
  private final ModelsConfig config;

  AnswerTurn(
      AnswerQuestion answers,
      LiveChannel live,
      Database database,
      ReplyStatement statement,
      ModelsConfig config) {
    this.answers = answers;
    this.live = live;
    this.database = database;
    this.statement = statement;
    this.config = config;
  }

  @Override
  public Topic<ChatEvent> topic() {
    return Topics.MESSAGES;
  }

  @Override
  public String name() {
    return "turns";
  }

  @Override
  public int concurrency() {
    return config.concurrentTurns();
  }

  @Override
  public void handle(Event<ChatEvent> event) throws InterruptedException {
    Optional<MessageReceived> asked = asked(event.data()).filter(MessageReceived::wantsReply);
    if (asked.isPresent() && !database.isProcessed(name(), event)) {
      answer(event, asked.get());
    }
  }

  private static Optional<MessageReceived> asked(ChatEvent fact) {
    return switch (fact) {
      case MessageReceived message -> Optional.of(message);
      case MessageHandedBack back -> Optional.of(back.message());
      case FeedbackGiven _, ConversationDeleted _ -> Optional.empty();
    };
  }

  private void answer(Event<ChatEvent> event, MessageReceived message) throws InterruptedException {
    Instant startedAt = Instant.now();
    try {
      Answer answer = made(event, message);
      database.once(
          name(), event, tx -> statement.completed(tx, event, message, answer, startedAt));
    } catch (UnansweredException unanswered) {
      LOG.errorf(
          "no answer: %s at %s",
          unanswered.getCause().getClass().getSimpleName(), place(unanswered.getCause()));
      database.once(name(), event, tx -> statement.failed(tx, event, message));
    }
  }

  private Answer made(Event<ChatEvent> event, MessageReceived message) throws InterruptedException {
    UserId patient = event.patient().orElseThrow(() -> new IllegalArgumentException("no patient"));
    try (LiveReply reply =
        live.open(event.tenant(), patient, message.conversationId(), message.messageId())) {
      return answers.answer(event.tenant(), AskedQuestion.of(message), reply);
    } catch (RuntimeException surprise) { // a patient is told rather than left waiting
      throw new UnansweredException(surprise);
    }
  }

  /** Where it happened: a message could hold text of the conversation. */
  private static StackTraceElement place(Throwable cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length == 0 ? new StackTraceElement("unknown", "", null, -1) : trace[0];
  }

  /** Making the answer failed in a way nobody planned for. */
  private static final class UnansweredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnansweredException(RuntimeException cause) {
      super(null, cause, false, false);
    }
  }
}
