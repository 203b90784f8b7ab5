package org.careline.gateway.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.fanout.ServerFrame.ReplyCompleted;
import org.careline.gateway.fanout.ServerFrame.ReplyDelta;
import org.careline.gateway.fanout.ServerFrame.ReplyFailed;
import org.careline.gateway.fanout.ServerFrame.ReplyStarted;
import org.careline.gateway.fanout.ServerFrame.Said;

/**
 * What one client was sent, so that it is sent nothing twice although frames may come by several
 * ways at once: from this replica, from another, and by replay. An answer that starts again begins
 * anew. Not thread-safe.
 */
final class Delivered {

  private static final int CONVERSATIONS = 64;
  private static final int PLACES = 1_024;
  private static final int REPLIES = 128;

  private final Map<ConversationId, TreeSet<Long>> places = new Recent<>(CONVERSATIONS);
  private final Map<MessageId, Progress> replies = new Recent<>(REPLIES);

  /** How far an answer was shown. */
  private static final class Progress {
    private boolean started;
    private boolean done;
    private int chars;
  }

  /** The frame, or what the client does not have of it; empty when it has all. */
  Optional<ServerFrame> admit(ServerFrame frame) {
    return switch (frame) {
      case Said said -> said(said);
      case ReplyCompleted completed -> {
        progress(completed.replyTo()).done = true;
        yield mark(completed.conversationId(), completed.seq())
            ? Optional.of(completed)
            : Optional.empty();
      }
      case ReplyFailed failed -> {
        Progress progress = progress(failed.replyTo());
        boolean known = progress.done;
        progress.done = true;
        yield known ? Optional.empty() : Optional.of(failed);
      }
      case ReplyStarted started -> {
        Progress progress = progress(started.replyTo());
        boolean known = progress.done || progress.started && progress.chars == 0;
        progress.started = true;
        progress.chars = 0;
        yield known ? Optional.empty() : Optional.of(started);
      }
      case ReplyDelta delta -> delta(delta);
      case ServerFrame other -> Optional.of(other);
    };
  }

  /** Whether the client knows that this answer is being written. */
  boolean isStarted(MessageId replyTo) {
    return replies.containsKey(replyTo) && replies.get(replyTo).started;
  }

  boolean has(ConversationId conversation, long seq) {
    return places.containsKey(conversation) && places.get(conversation).contains(seq);
  }

  /** It was replayed: whatever comes of it from now on is known. */
  void replayed(Said said) {
    mark(said.conversationId(), said.message().seq());
    said.message().replyTo().ifPresent(replyTo -> progress(replyTo).done = true);
  }

  /** The answer was shown from its start up to here. */
  void shown(MessageId replyTo, int chars) {
    Progress progress = progress(replyTo);
    progress.started = true;
    progress.chars = chars;
  }

  private Optional<ServerFrame> said(Said said) {
    said.message().replyTo().ifPresent(replyTo -> progress(replyTo).done = true);
    return mark(said.conversationId(), said.message().seq()) ? Optional.of(said) : Optional.empty();
  }

  private Optional<ServerFrame> delta(ReplyDelta delta) {
    Progress progress = progress(delta.replyTo());
    int end = delta.offset() + delta.text().length();
    if (progress.done || end <= progress.chars) {
      return Optional.empty();
    }
    int known = Math.max(0, progress.chars - delta.offset());
    progress.started = true;
    progress.chars = end;
    return Optional.of(
        known == 0
            ? delta
            : new ReplyDelta(
                delta.conversationId(),
                delta.replyTo(),
                delta.offset() + known,
                delta.text().substring(known)));
  }

  private boolean mark(ConversationId conversation, long seq) {
    TreeSet<Long> seen = places.computeIfAbsent(conversation, _ -> new TreeSet<>());
    boolean fresh = seen.add(seq);
    if (seen.size() > PLACES) {
      seen.pollFirst();
    }
    return fresh;
  }

  private Progress progress(MessageId replyTo) {
    return replies.computeIfAbsent(replyTo, _ -> new Progress());
  }

  /** Forgets what was not used for longest. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int most;

    Recent(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
