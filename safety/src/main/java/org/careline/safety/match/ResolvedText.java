package org.careline.safety.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.careline.safety.text.Tokens;

/** The tokens of one text with the symbols each stands for. */
final class ResolvedText {

  private static final int[] NOTHING = {};

  private final Tokens tokens;
  private final int[][] symbols;
  private final BitSet barriers;

  ResolvedText(Tokens tokens, Vocabulary vocabulary, BitSet barrierSymbols) {
    this.tokens = tokens;
    this.symbols = new int[tokens.size()][];
    this.barriers = new BitSet(tokens.size());
    Map<String, int[]> seen = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      symbols[i] =
          tokens.isText(i) ? seen.computeIfAbsent(tokens.word(i), vocabulary::resolve) : NOTHING;
      if (tokens.endsSentence(i) || is(i, barrierSymbols)) {
        barriers.set(i);
      }
      if (tokens.kind(i) == Tokens.Kind.NUMBER) {
        symbols[i] = withNumber(symbols[i]);
      }
    }
  }

  private static int[] withNumber(int[] symbols) {
    int[] more = Arrays.copyOf(symbols, symbols.length + 1);
    more[symbols.length] = Vocabulary.NUMBER;
    return more;
  }

  int size() {
    return symbols.length;
  }

  int[] symbols(int index) {
    return symbols[index];
  }

  boolean is(int index, BitSet wanted) {
    if (index >= symbols.length) {
      return false;
    }
    for (int symbol : symbols[index]) {
      if (wanted.get(symbol)) {
        return true;
      }
    }
    return false;
  }

  /** The number at {@code index}, or NaN where there is none. */
  double number(int index) {
    if (index >= symbols.length || tokens.kind(index) != Tokens.Kind.NUMBER) {
      return Double.NaN;
    }
    String digits = tokens.word(index);
    return digits.length() > 9 ? Double.NaN : Double.parseDouble(digits);
  }

  boolean passable(int index) {
    return index < symbols.length && !barriers.get(index);
  }
}
