package org.careline.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.conversation.ReplyState;
import org.careline.gateway.fanout.Outlets;
import org.careline.gateway.fanout.ServerFrame;

/** A turn from message to answer within one request. */
@ApplicationScoped
class SendAndWait {

  private final AcceptMessage accept;
  private final Outlets outlets;
  private final Database database;
  private final MessageRepository messages;
  private final TurnConfig config;

  SendAndWait(
      AcceptMessage accept,
      Outlets outlets,
      Database database,
      MessageRepository messages,
      TurnConfig config) {
    this.accept = accept;
    this.outlets = outlets;
    this.database = database;
    this.messages = messages;
    this.config = config;
  }

  /** How a request ends. */
  sealed interface Outcome {
    record Answered(ServerFrame.ReplyCompleted reply) implements Outcome {}

    record Unanswered(String code) implements Outcome {}

    /** Staff hold the floor: they answer when they do. */
    record WithStaff() implements Outcome {}
  }

  /** Who is told on the way: that the message is durable, each piece, and when nothing happens. */
  interface Progress {
    void accepted(Accepted accepted);

    void written(ServerFrame.ReplyDelta piece);

    /**
     * @return false when nobody listens any more
     */
    boolean idle();
  }

  Outcome send(Patient patient, Incoming incoming, Progress progress) throws InterruptedException {
    try (ReplyWait wait = new ReplyWait(patient.owner(), outlets)) {
      Accepted accepted = accept.accept(patient, incoming, "");
      progress.accepted(accepted);
      if (accepted.answer().isPresent()) {
        return new Outcome.Answered(
            ServerFrame.ReplyCompleted.from(accepted.answer().orElseThrow()));
      }
      return accepted.awaitsReply()
          ? outcome(patient.owner(), accepted.message(), wait, progress)
          : new Outcome.WithStaff();
    }
  }

  private Outcome outcome(Owner owner, Message message, ReplyWait wait, Progress progress)
      throws InterruptedException {
    long end = System.nanoTime() + config.replyWait().toNanos();
    while (System.nanoTime() < end) {
      var frame = wait.next(message.id(), config.replyPoll());
      var outcome =
          frame.isPresent()
              ? heard(frame.get(), progress::written)
              : stored(owner, message).or(() -> gone(progress));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Outcome.Unanswered(ProblemCode.DEADLINE.code());
  }

  private static Optional<Outcome> heard(
      ServerFrame.OfReply frame, Consumer<ServerFrame.ReplyDelta> piece) {
    return switch (frame) {
      case ServerFrame.ReplyCompleted completed -> Optional.of(new Outcome.Answered(completed));
      case ServerFrame.ReplyFailed failed -> Optional.of(new Outcome.Unanswered(failed.code()));
      case ServerFrame.ReplyDelta delta -> {
        piece.accept(delta);
        yield Optional.empty();
      }
      case ServerFrame.ReplyStarted _ -> Optional.empty();
    };
  }

  private static Optional<Outcome> gone(Progress progress) {
    return progress.idle()
        ? Optional.empty()
        : Optional.of(new Outcome.Unanswered(ProblemCode.DEADLINE.code()));
  }

  /** The answer may have come by another replica while Redis was away. */
  private Optional<Outcome> stored(Owner owner, Message message) {
    return database.inTenant(
        owner.tenant(),
        handle -> {
          var answer = messages.answerTo(handle, owner, message.conversationId(), message.id());
          if (answer.isPresent()) {
            return answer.map(
                found -> new Outcome.Answered(ServerFrame.ReplyCompleted.from(found)));
          }
          return messages
              .find(handle, owner, message.conversationId(), message.id())
              .filter(found -> found.reply() == ReplyState.FAILED)
              .map(found -> new Outcome.Unanswered(found.replyCode().orElse("reply.no_answer")));
        });
  }

  /** For a caller that only wants the end. */
  static final class Silent implements Progress {
    private Accepted accepted;

    Accepted accepted() {
      return accepted;
    }

    @Override
    public void accepted(Accepted durable) {
      this.accepted = durable;
    }

    @Override
    public void written(ServerFrame.ReplyDelta piece) {
      // The whole answer follows.
    }

    @Override
    public boolean idle() {
      return true;
    }
  }
}
