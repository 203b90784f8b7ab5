package org.careline.safety.match;

import java.util.BitSet;
import org.careline.safety.match.Node.Choice;
import org.careline.safety.match.Node.Gap;
import org.careline.safety.match.Node.Maybe;
import org.careline.safety.match.Node.Range;
import org.careline.safety.match.Node.Sequence;
import org.careline.safety.match.Node.Word;

/**
 * The symbols that a match can begin with: what the index is built on, and what spares hopeless
 * walks.
 */
final class FirstSymbols {

  private FirstSymbols() {}

  /**
   * Collects the symbols a match can begin with; false where the sequence can match nothing at all.
   */
  static boolean of(Sequence sequence, BitSet symbols) {
    for (Node node : sequence.nodes()) {
      if (of(node, symbols)) {
        return true;
      }
    }
    return false;
  }

  private static boolean of(Node node, BitSet symbols) {
    return switch (node) {
      case Word word -> {
        symbols.or(word.symbols());
        yield true;
      }
      case Range _ -> {
        symbols.set(Vocabulary.NUMBER);
        yield true;
      }
      case Gap _ -> false;
      case Maybe maybe -> {
        of(maybe.node(), symbols);
        yield false;
      }
      case Choice choice -> {
        symbols.or(choice.first());
        yield choice.consumes();
      }
    };
  }
}
