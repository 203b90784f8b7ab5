package org.careline.safety.context;

import java.util.BitSet;
import org.careline.safety.text.Tokens;

/**
 * Where sentences and clauses begin and end. A clause ends at a comma, a contrast word or the end
 * of the sentence.
 */
final class Clauses {

  private final BitSet sentenceEnds = new BitSet();
  private final BitSet clauseEnds = new BitSet();
  private final int size;

  Clauses(Tokens tokens, BitSet breaks) {
    this.size = tokens.size();
    for (int i = 0; i < size; i++) {
      if (tokens.endsSentence(i)) {
        sentenceEnds.set(i);
      }
      if (tokens.endsSentence(i) || tokens.kind(i) == Tokens.Kind.COMMA || breaks.get(i)) {
        clauseEnds.set(i);
      }
    }
  }

  int sentenceStart(int index) {
    return sentenceEnds.previousSetBit(index - 1) + 1;
  }

  int sentenceEnd(int index) {
    int end = sentenceEnds.nextSetBit(index);
    return end < 0 ? size : end;
  }

  int clauseStart(int index) {
    return clauseEnds.previousSetBit(index - 1) + 1;
  }

  int clauseEnd(int index) {
    int end = clauseEnds.nextSetBit(index);
    return end < 0 ? size : end;
  }
}
