package org.careline.systemtests.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careline.systemtests.history.Violation.Kind;

/** Whether every client shows what is stored, and what it showed on the way fits. */
final class Transcripts {

  private final History history;
  private final Ending ending;
  private final List<Violation> found = new ArrayList<>();
  private final Map<String, Line> answers;

  Transcripts(History history, Ending ending) {
    this.history = history;
    this.ending = ending;
    this.answers =
        ending.stored().values().stream()
            .flatMap(List::stream)
            .filter(line -> "assistant".equals(line.role()) && line.replyTo().isPresent())
            .collect(Collectors.toMap(l -> l.replyTo().orElseThrow(), l -> l, (a, _) -> a));
  }

  List<Violation> check() {
    ending
        .shown()
        .forEach((client, shown) -> shown.forEach((id, lines) -> same(client, id, lines)));
    history.byClient().forEach(this::written);
    return found;
  }

  private void same(String client, String conversation, List<Line> shown) {
    List<Line> stored = ending.stored().getOrDefault(conversation, List.of());
    int common = Math.min(shown.size(), stored.size());
    for (int i = 0; i < common; i++) {
      if (!shown.get(i).sameAs(stored.get(i))) {
        violated(Kind.DIVERGED, client, conversation + " at place " + stored.get(i).seq());
        return;
      }
    }
    if (shown.size() != stored.size()) {
      violated(
          Kind.DIVERGED,
          client,
          conversation + " has " + shown.size() + " of " + stored.size() + " messages");
    }
  }

  /** Follows each answer as the client saw it grow. */
  private void written(String client, List<Seen> seen) {
    Map<String, Draft> drafts = new HashMap<>();
    for (Seen one : seen) {
      switch (one) {
        case Seen.Started started -> drafts.put(started.replyTo(), new Draft());
        case Seen.Delta delta ->
            drafts.computeIfAbsent(delta.replyTo(), _ -> new Draft()).grow(delta);
        case Seen.Replied replied -> {
          completed(client, replied);
          fits(client, replied.replyTo(), drafts.remove(replied.replyTo()));
        }
        case Seen.Unanswered unanswered -> drafts.remove(unanswered.replyTo());
        case Seen.Sent _, Seen.Accepted _ -> {}
      }
    }
  }

  private void completed(String client, Seen.Replied replied) {
    Line stored = answers.get(replied.replyTo());
    if (stored == null
        || !stored.messageId().equals(replied.messageId())
        || stored.seq() != replied.seq()
        || !stored.text().equals(replied.text())) {
      violated(Kind.CONTRADICTED, client, "answer to " + replied.replyTo() + " as announced");
    }
  }

  private void fits(String client, String replyTo, Draft draft) {
    Line stored = answers.get(replyTo);
    if (draft == null || stored == null || draft.broken) {
      return;
    }
    if (draft.repeated || !plain(stored.text()).startsWith(plain(draft.text.toString()))) {
      violated(Kind.CONTRADICTED, client, "answer to " + replyTo + " while it was written");
    }
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** An answer as far as a client was shown it. */
  private static final class Draft {
    private final StringBuilder text = new StringBuilder();
    private boolean broken;
    private boolean repeated;

    /** A gap shows by the offset, and the client waits for the whole; a repeat must not be. */
    void grow(Seen.Delta delta) {
      if (broken) {
        return;
      }
      if (delta.offset() > text.length()) {
        broken = true;
      } else if (delta.offset() < text.length()) {
        repeated = true;
      } else {
        text.append(delta.text());
      }
    }
  }

  private void violated(Kind kind, String where, String what) {
    found.add(new Violation(kind, where, what));
  }
}
