package org.careline.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.safety.text.Language;
import org.careline.safety.text.LanguageId;
import org.careline.safety.text.Tokenizer;
import org.careline.safety.text.Tokens;

/**
 * The rule floor: from text to an assessment, in the caller's thread, without I/O. Immutable and
 * safe for concurrent use; load it once.
 */
public final class SafetyEngine {

  private static final int EARLIER_TURNS = 4;

  private final RuleBook book;
  private final List<Watched> userRules;
  private final List<Watched> replyRules;
  private final BitSet replyPatterns = new BitSet();

  /** A rule with the patterns of which one must match before it is worth a look. */
  private record Watched(Rule rule, BitSet patterns) {

    static Watched of(Rule rule) {
      BitSet patterns = new BitSet();
      rule.groups().forEach(group -> group.patterns().forEach(patterns::set));
      return new Watched(rule, patterns);
    }
  }

  private SafetyEngine(RuleBook book) {
    this.book = book;
    this.userRules = book.userRules().stream().map(Watched::of).toList();
    this.replyRules = book.replyRules().stream().map(Watched::of).toList();
    replyRules.forEach(watched -> replyPatterns.or(watched.patterns()));
  }

  /**
   * The engine with the rules that ship with this module. Loading takes a moment; keep the
   * instance.
   */
  public static SafetyEngine standard() {
    return new SafetyEngine(new RuleBookLoader().load());
  }

  /** Names the rules, for the record; changes whenever a rule does. */
  public String ruleSetVersion() {
    return book.version();
  }

  /** Assesses a patient's turn on its own. */
  public Assessment assessUserTurn(String text) {
    return assessUserTurn(UserTurn.of(text));
  }

  /**
   * Assesses a patient's turn in the light of the turns before it and of what is known of the
   * patient.
   */
  public Assessment assessUserTurn(UserTurn turn) {
    Reading current = Reading.of(turn.text(), book);
    RuleEvaluation evaluation =
        new RuleEvaluation(
            current,
            Once.of(() -> earlier(turn.recent())),
            Once.of(() -> question(turn.recent())),
            Fact.of(turn.facts()));
    return assess(userRules, evaluation, turn.hint());
  }

  /** Assesses a sentence of a draft reply before it is released. */
  public Assessment assessReply(String sentence, Language language) {
    Reading current = Reading.of(sentence, book);
    RuleEvaluation evaluation =
        new RuleEvaluation(current, List::of, Optional::empty, EnumSet.noneOf(Fact.class));
    return assess(replyRules, evaluation, Optional.of(language));
  }

  /**
   * How much of an unfinished reply can be shown whatever words come next: no reply rule has begun
   * to match in it.
   *
   * @param text ends at the end of a word
   * @return a length of {@code text}, at a word's start or its whole
   */
  public int clearLength(String text) {
    Tokens tokens = Tokenizer.tokenize(text);
    int open = book.index().firstOpen(tokens, replyPatterns);
    return open == tokens.size() ? text.length() : tokens.start(open);
  }

  List<Rule> rules() {
    List<Rule> all = new ArrayList<>(book.userRules());
    all.addAll(book.replyRules());
    return List.copyOf(all);
  }

  private List<Reading> earlier(List<Turn> recent) {
    List<Turn> patients =
        recent.stream().filter(past -> past.speaker() == Turn.Speaker.PATIENT).toList();
    return patients.subList(Math.max(0, patients.size() - EARLIER_TURNS), patients.size()).stream()
        .map(past -> Reading.of(past.text(), book))
        .toList();
  }

  private Optional<Reading> question(List<Turn> recent) {
    if (recent.isEmpty() || recent.getLast().speaker() == Turn.Speaker.PATIENT) {
      return Optional.empty();
    }
    return Optional.of(Reading.of(recent.getLast().text(), book));
  }

  private Assessment assess(
      List<Watched> rules, RuleEvaluation evaluation, Optional<Language> hint) {
    Map<String, Finding> strongest = new LinkedHashMap<>();
    for (Watched watched : rules) {
      if (evaluation.current().hits().any(watched.patterns())) {
        evaluation
            .evaluate(watched.rule())
            .ifPresent(
                finding ->
                    strongest.merge(
                        finding.category() + "/" + finding.kind(),
                        finding,
                        SafetyEngine::stronger));
      }
    }
    Language language = LanguageId.identify(evaluation.current().tokens(), hint);
    return Assessment.of(List.copyOf(strongest.values()), language, book.version());
  }

  private static Finding stronger(Finding one, Finding other) {
    int byLevel = one.level().compareTo(other.level());
    if (byLevel != 0) {
      return byLevel > 0 ? one : other;
    }
    return one.confidence() >= other.confidence() ? one : other;
  }
}
