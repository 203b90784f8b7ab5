package org.careline.gateway.connection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.careline.contracts.identity.ConversationId;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.fanout.Outlet;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.resume.Missed;

/** One open socket of a patient: what it was sent, what waits for it, what it may send. */
final class ClientSocket implements Outlet {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HELD_AT_MOST = 1_024;

  private final String id;
  private final Patient patient;
  private final OutboundQueue queue;
  private final FrameRate rate;
  private final ReentrantLock lock = new ReentrantLock();
  private final Delivered delivered = new Delivered();
  private final Map<ConversationId, List<ServerFrame>> held = new HashMap<>();
  private final Set<ConversationId> owned = new HashSet<>();
  private boolean reconnecting = true;

  ClientSocket(String id, Patient patient, Wire wire, SocketConfig config, SocketFigures figures) {
    this.id = id;
    this.patient = patient;
    this.queue = new OutboundQueue(wire, config.queue(), figures);
    this.rate = new FrameRate(config.framesPerSecond(), InstantSource.system());
  }

  @Override
  public String id() {
    return id;
  }

  Patient patient() {
    return patient;
  }

  FrameRate rate() {
    return rate;
  }

  /** Conversations known to be the patient's, so that not every passing frame asks the store. */
  Set<ConversationId> owned() {
    return owned;
  }

  /** The client did something else than resume: what it has seen is now its own word alone. */
  void settled() {
    reconnecting = false;
  }

  @Override
  public void offer(ServerFrame frame) {
    lock.lock();
    try {
      if (frame instanceof ServerFrame.InConversation about
          && held.containsKey(about.conversationId())) {
        hold(about);
      } else {
        delivered.admit(frame).ifPresent(queue::offer);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends what was missed. What comes in live meanwhile waits behind it, so that the client sees
   * one order without gap or repeat.
   */
  void replay(ConversationId conversation, Supplier<Missed> reading) {
    lock.lock();
    try {
      held.put(conversation, new ArrayList<>());
    } finally {
      lock.unlock();
    }
    try {
      tell(conversation, reading.get());
    } finally {
      release(conversation);
    }
  }

  void close(CloseCode why) {
    queue.close(why);
  }

  void closeAfter(ServerFrame last, CloseCode why) {
    queue.closeAfter(last, why);
  }

  void gone() {
    queue.gone();
  }

  private void tell(ConversationId conversation, Missed missed) {
    missed.messages().forEach(this::tellMessage);
    put(ServerFrame.FloorChanged.to(conversation, missed.floor()));
    for (Message unanswered : missed.unanswered()) {
      put(
          new ServerFrame.ReplyFailed(
              conversation, unanswered.id(), unanswered.replyCode().orElse("reply.no_answer")));
    }
    for (Missed.Writing writing : missed.writing()) {
      put(new ServerFrame.ReplyStarted(conversation, writing.replyTo()));
      if (!writing.text().isEmpty()) {
        put(new ServerFrame.ReplyDelta(conversation, writing.replyTo(), 0, writing.text()));
      }
      locked(() -> delivered.shown(writing.replyTo(), writing.text().length()));
    }
  }

  private void tellMessage(Message message) {
    ServerFrame.Said said = ServerFrame.Said.of(message);
    lock.lock();
    try {
      // It came live between ready and resume, which the client wrote without knowing of it.
      if (reconnecting && delivered.has(said.conversationId(), message.seq())) {
        return;
      }
      delivered.replayed(said);
    } finally {
      lock.unlock();
    }
    put(said);
  }

  private void put(ServerFrame frame) {
    queue.put(frame, PATIENCE);
  }

  private void hold(ServerFrame.InConversation frame) {
    List<ServerFrame> waiting = held.get(frame.conversationId());
    if (waiting.size() >= HELD_AT_MOST) {
      queue.close(CloseCode.TOO_SLOW);
      return;
    }
    waiting.add(frame);
  }

  private void release(ConversationId conversation) {
    locked(() -> held.remove(conversation).forEach(this::afterReplay));
  }

  /** A start that was heard meanwhile is the one the replay has told of. */
  private void afterReplay(ServerFrame frame) {
    if (frame instanceof ServerFrame.ReplyStarted started
        && delivered.isStarted(started.replyTo())) {
      return;
    }
    delivered.admit(frame).ifPresent(queue::offer);
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
