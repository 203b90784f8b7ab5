package org.careline.safety.context;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.careline.safety.match.Hits;
import org.careline.safety.match.Hits.Hit;
import org.careline.safety.text.Tokens;

/** Which tokens of one text stand under which context. */
public final class Scopes {

  private static final int NEGATION_REACH = 10;
  private static final int NEGATION_AFTER_REACH = 4;

  private final Tokens tokens;
  private final Hits hits;
  private final ContextCues cues;
  private final Clauses clauses;
  private final BitSet present;
  private final BitSet deniedAfter = new BitSet();
  private final Map<Context, BitSet> scopes = new EnumMap<>(Context.class);

  private Scopes(Tokens tokens, Hits hits, ContextCues cues) {
    this.tokens = tokens;
    this.hits = hits;
    this.cues = cues;
    this.clauses = new Clauses(tokens, covered(Cue.BREAKS));
    this.present = covered(Cue.PRESENT);
    for (Context context : Context.values()) {
      scopes.put(context, new BitSet());
    }
  }

  /** Reads the contexts of a matched text. */
  public static Scopes read(Tokens tokens, Hits hits, ContextCues cues) {
    Scopes scopes = new Scopes(tokens, hits, cues);
    scopes.readNegations();
    scopes.readHistory();
    scopes.readQuestions();
    scopes.readFamily();
    scopes.readHypotheses();
    scopes.scopes.get(Context.IDIOM).or(scopes.covered(Cue.IDIOMS));
    if (!scopes.covered(Cue.FICTION).isEmpty()) {
      scopes.scopes.get(Context.FICTION).set(0, tokens.size());
    }
    return scopes;
  }

  /** Whether the match is said outright: under no context but those in {@code ignored}. */
  public boolean affirms(Hit hit, Set<Context> ignored) {
    for (Context context : Context.values()) {
      if (!ignored.contains(context) && applies(context, hit)) {
        return false;
      }
    }
    return true;
  }

  /** The first token of the sentence that {@code index} is in. */
  public int sentence(int index) {
    return clauses.sentenceStart(index);
  }

  private boolean applies(Context context, Hit hit) {
    BitSet scope = scopes.get(context);
    if (context == Context.IDIOM) {
      return scope.get(hit.start()) || scope.get(hit.end() - 1);
    }
    boolean deniedAfterwards = context == Context.NEGATED && deniedAfter.get(hit.end() - 1);
    return scope.get(hit.start()) || deniedAfterwards;
  }

  private void readNegations() {
    BitSet negated = scopes.get(Context.NEGATED);
    BitSet excepted = covered(Cue.NOT_NEGATION);
    for (int pattern : cues.of(Cue.NEGATION)) {
      for (Hit hit : hits.of(pattern)) {
        if (!excepted.get(hit.start()) && !isAnswer(hit)) {
          negated.set(hit.end(), Math.max(hit.end(), negationEnd(hit)));
        }
      }
    }
    for (int pattern : cues.of(Cue.NEGATION_AFTER)) {
      for (Hit hit : hits.of(pattern)) {
        if (!excepted.get(hit.start())) {
          int from = Math.max(clauses.clauseStart(hit.start()), hit.start() - NEGATION_AFTER_REACH);
          deniedAfter.set(Math.min(from, hit.start()), hit.start());
        }
      }
    }
  }

  /** "No, ..." answers a question; it negates nothing that follows. */
  private boolean isAnswer(Hit hit) {
    return hit.end() < tokens.size() && !tokens.isText(hit.end());
  }

  /** Negation runs to the end of the clause, and on through a list that an "or" closes. */
  private int negationEnd(Hit hit) {
    int sentenceEnd = clauses.sentenceEnd(hit.end());
    int end = clauses.clauseEnd(hit.end());
    BitSet listWords = covered(Cue.LIST_WORDS);
    while (end < sentenceEnd && tokens.kind(end) == Tokens.Kind.COMMA) {
      int next = clauses.clauseEnd(end + 1);
      int listWord = listWords.nextSetBit(end + 1);
      boolean listGoesOn = listWord >= 0 && listWord < sentenceEnd && next - end <= NEGATION_REACH;
      if (!listGoesOn) {
        break;
      }
      end = next;
    }
    return Math.min(end, hit.end() + NEGATION_REACH * (end > clauses.clauseEnd(hit.end()) ? 3 : 1));
  }

  private void readHistory() {
    BitSet historical = scopes.get(Context.HISTORICAL);
    for (int pattern : cues.of(Cue.HISTORY)) {
      for (Hit hit : hits.of(pattern)) {
        int from = clauses.clauseStart(hit.start());
        int to = clauses.clauseEnd(hit.end() - 1);
        boolean standsAlone = to - hit.end() <= 1 && hit.start() - from <= 2;
        if (standsAlone && to < clauses.sentenceEnd(hit.start())) {
          to = clauses.clauseEnd(to + 1);
        }
        if (!anyIn(present, from, to)) {
          historical.set(from, to);
        }
      }
    }
  }

  /**
   * A question for information runs to the end of the sentence, or until the patient tells of
   * herself.
   */
  private void readQuestions() {
    BitSet statements = covered(Cue.STATEMENT);
    for (int pattern : cues.of(Cue.INFORMATION)) {
      for (Hit hit : hits.of(pattern)) {
        int statement = statements.nextSetBit(hit.end());
        int end = clauses.sentenceEnd(hit.end());
        scopes
            .get(Context.INFORMATIONAL)
            .set(hit.start(), statement < 0 ? end : Math.min(end, statement));
      }
    }
    for (int pattern : cues.of(Cue.INFORMATION_AFTER)) {
      for (Hit hit : hits.of(pattern)) {
        int from = clauses.clauseStart(hit.start());
        if (!anyIn(statements, from, hit.start())) {
          scopes.get(Context.INFORMATIONAL).set(from, clauses.sentenceEnd(hit.start()));
        }
      }
    }
  }

  private void readFamily() {
    for (int pattern : cues.of(Cue.FAMILY)) {
      for (Hit hit : hits.of(pattern)) {
        int end = clauses.sentenceEnd(hit.end());
        if (!anyIn(present, hit.start(), end)) {
          scopes.get(Context.FAMILY).set(hit.start(), end);
        }
      }
    }
  }

  private void readHypotheses() {
    for (int pattern : cues.of(Cue.HYPOTHETICAL)) {
      for (Hit hit : hits.of(pattern)) {
        scopes.get(Context.HYPOTHETICAL).set(hit.start(), clauses.clauseEnd(hit.end()));
      }
    }
  }

  private BitSet covered(Cue cue) {
    BitSet covered = new BitSet();
    for (int pattern : cues.of(cue)) {
      for (Hit hit : hits.of(pattern)) {
        covered.set(hit.start(), hit.end());
      }
    }
    return covered;
  }

  private static boolean anyIn(BitSet bits, int from, int to) {
    int first = bits.nextSetBit(from);
    return first >= 0 && first < to;
  }
}
