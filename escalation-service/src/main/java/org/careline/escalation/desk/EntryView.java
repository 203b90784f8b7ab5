package org.careline.escalation.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.careline.contracts.safety.Span;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseFinding;
import org.careline.escalation.transcript.Entry;

/**
 * One message as the desk shows it.
 *
 * @param spans what the findings rest on, in order and apart from each other
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EntryView(
    String messageId,
    Optional<Long> seq,
    String role,
    String text,
    Instant at,
    Optional<String> author,
    Optional<String> source,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Span> spans) {

  static EntryView of(Entry entry, List<CaseFinding> findings) {
    String text = entry.text().reveal();
    return new EntryView(
        entry.messageId().toString(),
        entry.seq(),
        lower(entry.speaker()),
        text,
        entry.at(),
        entry.author().map(PhiText::reveal),
        entry.source().map(EntryView::lower),
        merged(
            findings.stream()
                .filter(finding -> finding.messageId().equals(entry.messageId()))
                .flatMap(finding -> finding.finding().spans().stream())
                .filter(span -> span.end() <= text.length() && span.start() < span.end())
                .toList()));
  }

  /** Overlapping spans become one, so that no reader has to nest highlights. */
  static List<Span> merged(List<Span> spans) {
    List<Span> apart = new java.util.ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (!apart.isEmpty() && span.start() <= apart.getLast().end()) {
        Span last = apart.removeLast();
        apart.add(new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        apart.add(span);
      }
    }
    return List.copyOf(apart);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
