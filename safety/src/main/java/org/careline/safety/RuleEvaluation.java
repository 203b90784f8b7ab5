package org.careline.safety;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.careline.safety.match.Hits.Hit;

/**
 * Puts rules to one turn, with earlier turns and known facts as supporting evidence. Earlier turns
 * are read when the first rule asks for them: most messages meet no such rule.
 */
record RuleEvaluation(
    Reading current,
    Supplier<List<Reading>> earlier,
    Supplier<Optional<Reading>> question,
    EnumSet<Fact> facts) {

  /**
   * The finding of {@code rule}, where it fires. At least one group must be met by the current turn
   * itself.
   */
  Optional<Finding> evaluate(Rule rule) {
    if (!rule.asked().isEmpty() && !wasAsked(rule)) {
      return Optional.empty();
    }
    List<List<Hit>> met = new ArrayList<>(rule.groups().size());
    for (Rule.Group group : rule.groups()) {
      List<Hit> hits = hits(current, rule, group.patterns());
      if (hits.isEmpty() && (rule.sameSentence() || !supported(rule, group))) {
        if (!metByFact(group)) {
          return Optional.empty();
        }
      } else if (!hits.isEmpty()) {
        met.add(hits);
      }
    }
    boolean fires = !met.isEmpty() && (!rule.sameSentence() || shareSentence(met));
    return fires && hits(current, rule, rule.unless()).isEmpty()
        ? Optional.of(finding(rule, met))
        : Optional.empty();
  }

  private boolean wasAsked(Rule rule) {
    return question
        .get()
        .map(
            reading ->
                rule.asked().stream().anyMatch(pattern -> !reading.hits().of(pattern).isEmpty()))
        .orElse(false);
  }

  private boolean metByFact(Rule.Group group) {
    return group.facts().stream().anyMatch(facts::contains);
  }

  private boolean supported(Rule rule, Rule.Group group) {
    return metByFact(group)
        || earlier.get().stream()
            .anyMatch(reading -> !hits(reading, rule, group.patterns()).isEmpty());
  }

  private static List<Hit> hits(Reading reading, Rule rule, List<Integer> patterns) {
    List<Hit> affirmed = List.of();
    for (int pattern : patterns) {
      for (Hit hit : reading.hits().of(pattern)) {
        if (reading.affirms(hit, rule.ignored())) {
          affirmed = affirmed.isEmpty() ? new ArrayList<>(2) : affirmed;
          affirmed.add(hit);
        }
      }
    }
    return affirmed;
  }

  private boolean shareSentence(List<List<Hit>> met) {
    Set<Integer> common = null;
    for (List<Hit> hits : met) {
      Set<Integer> sentences = new HashSet<>();
      hits.forEach(hit -> sentences.add(current.scopes().sentence(hit.start())));
      if (common == null) {
        common = sentences;
      } else {
        common.retainAll(sentences);
      }
    }
    return common != null && !common.isEmpty();
  }

  private Finding finding(Rule rule, List<List<Hit>> met) {
    TreeSet<Span> spans = new TreeSet<>();
    met.forEach(hits -> hits.forEach(hit -> spans.add(current.span(hit))));
    return new Finding(
        rule.category(),
        rule.kind(),
        rule.level(),
        rule.confidence(),
        merged(spans),
        rule.id(),
        rule.rationale(),
        rule.guideline());
  }

  private static List<Span> merged(TreeSet<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans) {
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && span.start() <= last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
