package org.careline.gateway.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.careline.contracts.identity.MessageId;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.fanout.Outlet;
import org.careline.gateway.fanout.Outlets;
import org.careline.gateway.fanout.ServerFrame;

/** A request that hears the frames of its patient while it waits for one answer. */
final class ReplyWait implements Outlet, AutoCloseable {

  private static final int AT_MOST = 4_096;

  private final String id = UUID.randomUUID().toString();
  private final Owner owner;
  private final Outlets outlets;
  private final BlockingQueue<ServerFrame.OfReply> heard = new LinkedBlockingQueue<>(AT_MOST);

  ReplyWait(Owner owner, Outlets outlets) {
    this.owner = owner;
    this.outlets = outlets;
    outlets.add(owner, this);
  }

  @Override
  public String id() {
    return id;
  }

  /** What does not fit is left out: the store has the whole answer. */
  @Override
  public void offer(ServerFrame frame) {
    if (frame instanceof ServerFrame.OfReply about) {
      heard.offer(about);
    }
  }

  /** The next frame about the answer to this message; empty when none comes in time. */
  Optional<ServerFrame.OfReply> next(MessageId message, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      var frame = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (frame == null || frame.replyTo().equals(message)) {
        return Optional.ofNullable(frame);
      }
    }
  }

  @Override
  public void close() {
    outlets.remove(owner, this);
  }
}
