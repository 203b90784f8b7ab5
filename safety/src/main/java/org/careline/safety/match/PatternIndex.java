package org.careline.safety.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careline.safety.match.Node.Sequence;
import org.careline.safety.text.Tokens;

/** All patterns of all rules, found by their first word. Immutable once built. */
public final class PatternIndex {

  private static final int MOST_HITS_A_PATTERN = 24;

  /** A pattern that begins so matches only at the start of a phrase. */
  private static final String OPENING = "^";

  private final Vocabulary vocabulary;
  private final BitSet barriers;
  private final Sequence[] patterns;
  private final BitSet opening;
  private final int[][] byFirstSymbol;

  private PatternIndex(Builder builder) {
    this.vocabulary = builder.vocabulary;
    this.barriers = builder.barriers;
    this.patterns = builder.patterns.toArray(Sequence[]::new);
    this.opening = builder.opening;
    Map<Integer, List<Integer>> index = new HashMap<>();
    int largest = 0;
    for (int id = 0; id < this.patterns.length; id++) {
      BitSet first = new BitSet();
      FirstSymbols.of(this.patterns[id], first);
      int pattern = id;
      first.stream()
          .forEach(symbol -> index.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(pattern));
      largest = Math.max(largest, first.length());
    }
    this.byFirstSymbol = new int[largest][];
    index.forEach(
        (symbol, ids) ->
            byFirstSymbol[symbol] = ids.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Collects patterns; {@link #add} returns the number by which hits name the pattern. */
  public static final class Builder {

    private final Vocabulary vocabulary = new Vocabulary();
    private final BitSet barriers = new BitSet();
    private final List<Sequence> patterns = new ArrayList<>();
    private final BitSet opening = new BitSet();

    /** Adds patterns that may refer to {@code concepts}; the result numbers them in order. */
    public List<Integer> add(List<String> written, Map<String, List<String>> concepts) {
      return adder(concepts).add(written);
    }

    /** An adder for many patterns over the same concepts. */
    public Adder adder(Map<String, List<String>> concepts) {
      PatternCompiler compiler = new PatternCompiler(vocabulary, concepts);
      return written -> written.stream().map(pattern -> add(pattern, compiler)).toList();
    }

    private Integer add(String pattern, PatternCompiler compiler) {
      boolean opens = pattern.startsWith(OPENING);
      if (opens) {
        opening.set(patterns.size());
      }
      patterns.add(compiler.compile(opens ? pattern.substring(OPENING.length()) : pattern));
      return patterns.size() - 1;
    }

    /** Words that no gap may cross. */
    public void addBarriers(List<String> words) {
      words.forEach(word -> barriers.set(vocabulary.word(word)));
    }

    /** Ordinary words that must never be taken for a misspelt rule word. */
    public void addPlainWords(List<String> words) {
      words.forEach(vocabulary::word);
    }

    public PatternIndex build() {
      return new PatternIndex(this);
    }
  }

  /** Adds written patterns to an index under construction. */
  @FunctionalInterface
  public interface Adder {
    List<Integer> add(List<String> written);
  }

  /** Every match of every pattern in the tokens, at most a few dozen for each pattern. */
  public Hits match(Tokens tokens) {
    ResolvedText text = new ResolvedText(tokens, vocabulary, barriers);
    Walk walk = new Walk(text);
    Hits hits = new Hits(patterns.length, MOST_HITS_A_PATTERN);
    for (int start = 0; start < tokens.size(); start++) {
      for (int symbol : text.symbols(start)) {
        int[] candidates = symbol < byFirstSymbol.length ? byFirstSymbol[symbol] : null;
        if (candidates != null) {
          boolean opens = start == 0 || !tokens.isText(start - 1);
          tryAll(candidates, walk, start, opens, hits);
        }
      }
    }
    return hits;
  }

  /**
   * The first token from which one of the {@code wanted} patterns matches, or would match if the
   * text went on suitably; the number of tokens where no continuation can make one begin earlier.
   */
  public int firstOpen(Tokens tokens, BitSet wanted) {
    ResolvedText text = new ResolvedText(tokens, vocabulary, barriers);
    Walk walk = new Walk(text);
    for (int start = 0; start < tokens.size(); start++) {
      boolean opens = start == 0 || !tokens.isText(start - 1);
      for (int symbol : text.symbols(start)) {
        int[] candidates = symbol < byFirstSymbol.length ? byFirstSymbol[symbol] : null;
        if (candidates != null && anyOpen(candidates, wanted, walk, start, opens)) {
          return start;
        }
      }
    }
    return tokens.size();
  }

  private boolean anyOpen(int[] candidates, BitSet wanted, Walk walk, int start, boolean opens) {
    for (int pattern : candidates) {
      if (wanted.get(pattern)
          && (opens || !opening.get(pattern))
          && walk.mayMatch(patterns[pattern], start)) {
        return true;
      }
    }
    return false;
  }

  private void tryAll(int[] candidates, Walk walk, int start, boolean opens, Hits hits) {
    for (int pattern : candidates) {
      if (!hits.full(pattern) && (opens || !opening.get(pattern))) {
        int end = walk.longestEnd(patterns[pattern], start);
        if (end > start) {
          hits.add(pattern, start, end);
        }
      }
    }
  }
}
