package org.careline.inference.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.careline.inference.answer.Answer;
import org.careline.inference.generation.Generation;
import org.careline.inference.generation.GenerationLog;
import org.careline.inference.generation.ModelMeters;
import org.jdbi.v3.core.Handle;

/** States how a message was answered: the fact on the outbox and the entry in the log. */
@ApplicationScoped
class ReplyStatement {

  private final Outbox outbox;
  private final GenerationLog log;
  private final ModelMeters meters;

  ReplyStatement(Outbox outbox, GenerationLog log, ModelMeters meters) {
    this.outbox = outbox;
    this.log = log;
    this.meters = meters;
  }

  void completed(
      Handle tx,
      Event<ChatEvent> cause,
      MessageReceived message,
      Answer answer,
      Instant startedAt) {
    MessageId id = MessageId.next();
    ReplyCompleted reply =
        new ReplyCompleted(
            message.conversationId(),
            message.messageId(),
            id,
            PhiText.of(answer.text()),
            answer.source(),
            answer.citations(),
            answer.safety(),
            answer.provenance(),
            startedAt,
            Instant.now());
    outbox.publish(tx, Topics.REPLIES, message.conversationId().toString(), cause, reply);
    log.add(tx, generation(id, cause, message, answer, startedAt));
    Duration waited = Duration.between(message.receivedAt(), startedAt);
    answer
        .course()
        .firstShown()
        .ifPresent(shown -> tx.afterCommit(() -> meters.firstWords(waited.plus(shown))));
  }

  void failed(Handle tx, Event<ChatEvent> cause, MessageReceived message) {
    ReplyFailed failed =
        new ReplyFailed(
            message.conversationId(),
            message.messageId(),
            ProblemCode.NO_ANSWER.code(),
            Instant.now());
    outbox.publish(tx, Topics.REPLIES, message.conversationId().toString(), cause, failed);
  }

  private static Generation generation(
      MessageId id,
      Event<ChatEvent> cause,
      MessageReceived message,
      Answer answer,
      Instant startedAt) {
    var course = answer.course();
    return new Generation(
        id.value(),
        cause.tenant(),
        Optional.of(message.conversationId().value()),
        Optional.of(message.messageId().value()),
        answer.source().name(),
        course.ending().name(),
        answer.provenance(),
        course.attempts(),
        course.usage(),
        startedAt,
        course.firstShown(),
        course.took(),
        course.withheld());
  }
}
