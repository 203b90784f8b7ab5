package org.careline.systemtests.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careline.systemtests.history.Violation.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge is tried first: it passes what is right and finds each planted fault. */
class HistoryCheckerTest {

  private static final String C = "conversation";
  private final History history = new History();
  private final List<Line> stored = new ArrayList<>();
  private final Map<String, List<Line>> shown = new HashMap<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Integer> cases = new HashMap<>();
  private final Map<String, Integer> scored = new HashMap<>();
  private final List<Ending.Count> counts = new ArrayList<>();
  private final Map<String, Long> left = new HashMap<>();

  /** Two devices; a question answered live, an emergency answered by script, a failed answer. */
  @BeforeEach
  void aGoodHistory() {
    line(1, "m1", "patient", "How do I sleep?", "c1", null);
    line(2, "a1", "assistant", "Go to bed early.", null, "m1");
    line(3, "m2", "patient", "My chest hurts", "c2", null);
    line(4, "a2", "assistant", "Call 911 now.", null, "m2");
    line(5, "m3", "patient", "And naps?", "c3", null);
    failed.add("m3");
    for (String client : List.of("tab", "phone")) {
      shown.put(client, new ArrayList<>(stored));
    }
    history.add(new Seen.Sent("tab", "c1", false, ""));
    accepted("c1", "m1", 1);
    history.add(new Seen.Started("tab", "m1"));
    history.add(new Seen.Delta("tab", "m1", 0, "Go to "));
    history.add(new Seen.Delta("tab", "m1", 6, "bed "));
    history.add(new Seen.Replied("tab", C, "m1", "a1", 2, "Go to bed early."));
    history.add(new Seen.Sent("tab", "c2", true, "c1"));
    accepted("c2", "m2", 3);
    history.add(new Seen.Replied("tab", C, "m2", "a2", 4, "Call 911 now."));
    history.add(new Seen.Sent("tab", "c3", false, "c2"));
    accepted("c3", "m3", 5);
    history.add(new Seen.Unanswered("tab", "m3", "reply.no_answer"));
    cases.put(C, 1);
    List.of("m1", "m2", "m3").forEach(id -> scored.put(id, 1));
    counts.add(new Ending.Count("messages", 3, 3));
    left.put("gateway outbox", 0L);
  }

  @Test
  void passesAGoodHistory() {
    assertThat(check()).isEmpty();
  }

  @Test
  void passesAnAnswerThatBeganAnewAndOneWithAGap() {
    history.add(new Seen.Started("phone", "m1"));
    history.add(new Seen.Delta("phone", "m1", 0, "Never "));
    history.add(new Seen.Started("phone", "m1"));
    history.add(new Seen.Delta("phone", "m1", 0, "Go to "));
    history.add(new Seen.Delta("phone", "m1", 10, "early."));
    history.add(new Seen.Replied("phone", C, "m1", "a1", 2, "Go to bed early."));

    assertThat(check()).isEmpty();
  }

  @Test
  void findsALoss() {
    stored.removeIf(line -> line.messageId().equals("m3"));
    shown.values().forEach(lines -> lines.removeIf(line -> line.messageId().equals("m3")));
    scored.remove("m3");

    assertThat(check()).containsExactly(Kind.LOST);
  }

  @Test
  void findsADouble() {
    line(6, "m9", "patient", "And naps?", "c3", null);
    shown.values().forEach(lines -> lines.add(stored.getLast()));
    failed.add("m9");
    scored.put("m9", 1);

    assertThat(check()).containsExactly(Kind.DOUBLED);
  }

  @Test
  void findsADoubleAcknowledgement() {
    history.add(new Seen.Accepted("phone", "c1", "m2", C, 3));

    assertThat(check()).contains(Kind.DOUBLED);
  }

  @Test
  void findsAMessageNobodySent() {
    line(6, "m9", "patient", "Who said this?", "c9", null);
    shown.values().forEach(lines -> lines.add(stored.getLast()));
    failed.add("m9");
    scored.put("m9", 1);

    assertThat(check()).containsExactly(Kind.INVENTED);
  }

  @Test
  void findsAnEmptyPlace() {
    shift(4, 6);
    history.add(new Seen.Accepted("phone", "c3", "m3", C, 6));

    assertThat(check()).contains(Kind.DISORDERED);
  }

  @Test
  void findsDisorder() {
    history.add(new Seen.Sent("tab", "c0", false, "c3"));
    history.add(new Seen.Accepted("tab", "c0", "m1", C, 1));
    stored.set(0, new Line(1, "m1", "patient", "?", Optional.of("c0"), Optional.empty()));
    shown.values().forEach(lines -> lines.set(0, stored.getFirst()));

    assertThat(check()).contains(Kind.DISORDERED);
  }

  @Test
  void findsAMessageNeverAcknowledged() {
    history.add(new Seen.Sent("tab", "c4", false, "c3"));

    assertThat(check()).containsExactly(Kind.NOT_ACCEPTED);
  }

  @Test
  void findsAMissingReply() {
    failed.clear();

    assertThat(check()).containsExactly(Kind.UNANSWERED);
  }

  @Test
  void findsASecondReply() {
    line(6, "a9", "assistant", "Go to bed late.", null, "m1");
    shown.values().forEach(lines -> lines.add(stored.getLast()));

    assertThat(check()).containsExactly(Kind.ANSWERED_TWICE);
  }

  @Test
  void findsAReplyToWhatIsSaidToHaveNone() {
    failed.add("m1");

    assertThat(check()).containsExactly(Kind.ANSWERED_TWICE);
  }

  @Test
  void findsAClientThatMissesAMessage() {
    shown.get("phone").removeLast();

    assertThat(check()).containsExactly(Kind.DIVERGED);
  }

  @Test
  void findsAClientThatShowsAnotherText() {
    shown
        .get("phone")
        .set(1, new Line(2, "a1", "assistant", "?", Optional.empty(), Optional.empty()));

    assertThat(check()).containsExactly(Kind.DIVERGED);
  }

  @Test
  void findsLiveTextThatContradictsTheReply() {
    history.add(new Seen.Delta("phone", "m1", 0, "Never sleep"));
    history.add(new Seen.Replied("phone", C, "m1", "a1", 2, "Go to bed early."));

    assertThat(check()).containsExactly(Kind.CONTRADICTED);
  }

  @Test
  void findsLiveTextShownTwice() {
    history.add(new Seen.Delta("phone", "m1", 0, "Go to "));
    history.add(new Seen.Delta("phone", "m1", 0, "Go to "));
    history.add(new Seen.Replied("phone", C, "m1", "a1", 2, "Go to bed early."));

    assertThat(check()).containsExactly(Kind.CONTRADICTED);
  }

  @Test
  void findsAnAnnouncementThatIsNotWhatIsStored() {
    history.add(new Seen.Replied("phone", C, "m1", "a1", 2, "Go to bed late."));

    assertThat(check()).containsExactly(Kind.CONTRADICTED);
  }

  @Test
  void findsAMissingCase() {
    cases.clear();

    assertThat(check()).containsExactly(Kind.NO_CASE);
  }

  @Test
  void findsASecondCase() {
    cases.put(C, 2);

    assertThat(check()).containsExactly(Kind.CASE_TWICE);
  }

  @Test
  void findsAMessageThatWasNotScored() {
    scored.remove("m2");

    assertThat(check()).containsExactly(Kind.NOT_SCORED_ONCE);
  }

  @Test
  void findsAnEventCountedTwice() {
    counts.add(new Ending.Count("replies", 3, 2));

    assertThat(check()).containsExactly(Kind.MISCOUNTED);
  }

  @Test
  void findsWhatIsLeftBehind() {
    left.put("dead letters", 1L);

    assertThat(check()).containsExactly(Kind.LEFT_BEHIND);
  }

  private List<Kind> check() {
    Map<String, Map<String, List<Line>>> clients = new HashMap<>();
    shown.forEach((client, lines) -> clients.put(client, Map.of(C, lines)));
    var ending = new Ending(Map.of(C, stored), clients, failed, cases, scored, counts, left);
    return HistoryChecker.check(history, ending).stream().map(Violation::kind).toList();
  }

  private void accepted(String clientMessageId, String messageId, long seq) {
    history.add(new Seen.Accepted("tab", clientMessageId, messageId, C, seq));
  }

  private void line(long seq, String id, String role, String text, String client, String replyTo) {
    stored.add(
        new Line(seq, id, role, text, Optional.ofNullable(client), Optional.ofNullable(replyTo)));
  }

  private void shift(int index, long seq) {
    Line line = stored.get(index);
    stored.set(
        index,
        new Line(
            seq,
            line.messageId(),
            line.role(),
            line.text(),
            line.clientMessageId(),
            line.replyTo()));
    shown.values().forEach(lines -> lines.set(index, stored.get(index)));
  }
}
