package org.careline.systemtests.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.systemtests.history.Seen.Accepted;
import org.careline.systemtests.history.Seen.Sent;
import org.careline.systemtests.history.Violation.Kind;

/**
 * Decides, conversation by conversation, whether anything was lost, doubled or put out of order.
 */
public final class HistoryChecker {

  private final History history;
  private final Ending ending;
  private final List<Violation> found = new ArrayList<>();
  private final Map<String, Stored> byMessage = new HashMap<>();
  private final Map<String, List<Stored>> byClientMessage = new HashMap<>();

  /** A line and its conversation. */
  private record Stored(String conversation, Line line) {}

  private HistoryChecker(History history, Ending ending) {
    this.history = history;
    this.ending = ending;
  }

  /** The promises that were not kept; empty when all were. */
  public static List<Violation> check(History history, Ending ending) {
    return new HistoryChecker(history, ending).check();
  }

  private List<Violation> check() {
    ending.stored().forEach((conversation, lines) -> lines.forEach(l -> index(conversation, l)));
    ending.stored().forEach(this::places);
    ending.stored().forEach(this::answers);
    messages();
    order();
    cases();
    scores();
    found.addAll(new Transcripts(history, ending).check());
    ending.counts().stream()
        .filter(count -> count.counted() != count.actual())
        .forEach(
            count ->
                violated(
                    Kind.MISCOUNTED,
                    count.name(),
                    "counted " + count.counted() + " and there are " + count.actual()));
    ending.left().entrySet().stream()
        .filter(left -> left.getValue() != 0)
        .forEach(left -> violated(Kind.LEFT_BEHIND, left.getKey(), left.getValue() + " left"));
    return found;
  }

  private void index(String conversation, Line line) {
    Stored here = new Stored(conversation, line);
    Stored before = byMessage.put(line.messageId(), here);
    if (before != null) {
      violated(Kind.DOUBLED, conversation, "message " + line.messageId() + " is stored twice");
    }
    line.clientMessageId()
        .ifPresent(id -> byClientMessage.computeIfAbsent(id, _ -> new ArrayList<>()).add(here));
  }

  private void places(String conversation, List<Line> lines) {
    long expected = 1;
    for (Line line : lines) {
      if (line.seq() != expected) {
        violated(Kind.DISORDERED, conversation, "place " + line.seq() + " instead of " + expected);
      }
      expected = line.seq() + 1;
    }
  }

  private void answers(String conversation, List<Line> lines) {
    Map<String, Integer> answers = new HashMap<>();
    lines.stream()
        .filter(line -> "assistant".equals(line.role()))
        .flatMap(line -> line.replyTo().stream())
        .forEach(asked -> answers.merge(asked, 1, Integer::sum));
    for (Line line : lines) {
      if (line.ofPatient()) {
        boolean failed = ending.stateFailed().contains(line.messageId());
        int count = answers.getOrDefault(line.messageId(), 0);
        if (count == 0 && !failed) {
          violated(Kind.UNANSWERED, conversation, "message " + line.messageId());
        } else if (count + (failed ? 1 : 0) > 1) {
          violated(Kind.ANSWERED_TWICE, conversation, "message " + line.messageId());
        }
      }
    }
  }

  private void messages() {
    Map<String, List<Sent>> sent = history.by(Sent.class, Sent::clientMessageId);
    Map<String, List<Accepted>> accepted = history.by(Accepted.class, Accepted::clientMessageId);
    for (String id : sent.keySet()) {
      if (!accepted.containsKey(id)) {
        violated(Kind.NOT_ACCEPTED, id, "was sent and never acknowledged");
      }
    }
    accepted.forEach(this::kept);
    byClientMessage.forEach(
        (id, lines) -> {
          if (lines.size() > 1) {
            violated(Kind.DOUBLED, id, "is stored " + lines.size() + " times");
          }
          if (!sent.containsKey(id)) {
            violated(Kind.INVENTED, id, "is stored and nobody sent it");
          }
        });
  }

  private void kept(String clientMessageId, List<Accepted> acknowledged) {
    for (Accepted one : acknowledged) {
      Stored stored = byMessage.get(one.messageId());
      if (stored == null) {
        violated(Kind.LOST, one.conversationId(), "acknowledged message " + one.messageId());
      } else if (!stored.conversation().equals(one.conversationId())
          || stored.line().seq() != one.seq()
          || !stored.line().clientMessageId().equals(Optional.of(clientMessageId))) {
        violated(Kind.DISORDERED, one.conversationId(), one.messageId() + " is not where promised");
      }
    }
    if (acknowledged.stream().map(Accepted::messageId).distinct().count() > 1) {
      violated(Kind.DOUBLED, clientMessageId, "was acknowledged as different messages");
    }
  }

  /** What one client sent after an acknowledgement stands behind what was acknowledged. */
  private void order() {
    history
        .of(Sent.class)
        .filter(sent -> !sent.after().isEmpty())
        .forEach(
            sent -> {
              Optional<Stored> first = stored(sent.after());
              Optional<Stored> second = stored(sent.clientMessageId());
              if (first.isPresent()
                  && second.isPresent()
                  && first.get().conversation().equals(second.get().conversation())
                  && first.get().line().seq() >= second.get().line().seq()) {
                violated(
                    Kind.DISORDERED,
                    first.get().conversation(),
                    sent.clientMessageId() + " stands before what was acknowledged earlier");
              }
            });
  }

  private Optional<Stored> stored(String clientMessageId) {
    return byClientMessage.getOrDefault(clientMessageId, List.of()).stream().findFirst();
  }

  private void cases() {
    history
        .of(Sent.class)
        .filter(Sent::emergency)
        .flatMap(sent -> stored(sent.clientMessageId()).stream())
        .map(Stored::conversation)
        .distinct()
        .forEach(
            conversation -> {
              int cases = ending.cases().getOrDefault(conversation, 0);
              if (cases != 1) {
                violated(
                    cases == 0 ? Kind.NO_CASE : Kind.CASE_TWICE,
                    conversation,
                    "has " + cases + " cases");
              }
            });
  }

  private void scores() {
    byMessage.forEach(
        (id, stored) -> {
          int scores = ending.scored().getOrDefault(id, 0);
          if (stored.line().ofPatient() && scores != 1) {
            violated(
                Kind.NOT_SCORED_ONCE,
                stored.conversation(),
                "message " + id + " has " + scores + " scores");
          }
        });
  }

  private void violated(Kind kind, String where, String what) {
    found.add(new Violation(kind, where, what));
  }
}
