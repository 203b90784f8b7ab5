package org.careline.safety.match;

import java.util.BitSet;
import java.util.List;

/** One element of a compiled pattern. */
sealed interface Node {

  /** A token that is one of these symbols. */
  record Word(BitSet symbols) implements Node {}

  /** A number token within the bounds, both inclusive. */
  record Range(double low, double high) implements Node {}

  /** Up to {@code max} tokens of any kind that neither end a sentence nor negate. */
  record Gap(int max) implements Node {}

  /** One of several sequences; {@code consumes} where none of them can match nothing. */
  record Choice(List<Sequence> options, BitSet first, boolean consumes) implements Node {

    static Choice of(List<Sequence> options) {
      BitSet first = new BitSet();
      boolean consumes = true;
      for (Sequence option : options) {
        consumes &= FirstSymbols.of(option, first);
      }
      return new Choice(options, first, consumes);
    }
  }

  /** The node or nothing. */
  record Maybe(Node node) implements Node {}

  /** Nodes one after another. */
  record Sequence(List<Node> nodes) {
    public Sequence {
      nodes = List.copyOf(nodes);
    }
  }
}
