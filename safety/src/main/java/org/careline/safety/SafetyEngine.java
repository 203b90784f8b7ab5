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
  private final BitSet replyPatterns = new BitSet();

  private SafetyEngine(RuleBook book) {
    this.book = book;
    for (Rule rule : book.replyRules()) {
      rule.groups().forEach(group -> group.patterns().forEach(replyPatterns::set));
    }
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
    List<Reading> earlier = new ArrayList<>();
    List<Turn> patients =
        turn.recent().stream().filter(past -> past.speaker() == Turn.Speaker.PATIENT).toList();
    for (Turn past :
        patients.subList(Math.max(0, patients.size() - EARLIER_TURNS), patients.size())) {
      earlier.add(Reading.of(past.text(), book));
    }
    RuleEvaluation evaluation =
        new RuleEvaluation(current, earlier, question(turn.recent()), Fact.of(turn.facts()));
    return assess(book.userRules(), evaluation, turn.hint());
  }

  /** Assesses a sentence of a draft reply before it is released. */
  public Assessment assessReply(String sentence, Language language) {
    Reading current = Reading.of(sentence, book);
    RuleEvaluation evaluation =
        new RuleEvaluation(current, List.of(), Optional.empty(), EnumSet.noneOf(Fact.class));
    return assess(book.replyRules(), evaluation, Optional.of(language));
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

  private Optional<Reading> question(List<Turn> recent) {
    if (recent.isEmpty() || recent.getLast().speaker() == Turn.Speaker.PATIENT) {
      return Optional.empty();
    }
    return Optional.of(Reading.of(recent.getLast().text(), book));
  }

  private Assessment assess(List<Rule> rules, RuleEvaluation evaluation, Optional<Language> hint) {
    Map<String, Finding> strongest = new LinkedHashMap<>();
    for (Rule rule : rules) {
      evaluation
          .evaluate(rule)
          .ifPresent(
              finding ->
                  strongest.merge(
                      finding.category() + "/" + finding.kind(), finding, SafetyEngine::stronger));
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
