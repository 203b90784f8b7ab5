package org.careline.safety.match;

import java.util.BitSet;
import java.util.List;
import org.careline.safety.match.Node.Choice;
import org.careline.safety.match.Node.Gap;
import org.careline.safety.match.Node.Maybe;
import org.careline.safety.match.Node.Range;
import org.careline.safety.match.Node.Sequence;
import org.careline.safety.match.Node.Word;

/**
 * Walks a sequence from one token on. Positions are bits of a mask, relative to that token: at most
 * 63 ahead.
 */
final class Walk {

  private final ResolvedText text;
  private boolean reachedEnd;

  Walk(ResolvedText text) {
    this.text = text;
  }

  /** The end (exclusive) of the longest match from {@code start}, or -1. */
  int longestEnd(Sequence sequence, int start) {
    long ends = advance(sequence, start, 1L);
    return ends == 0 ? -1 : start + 63 - Long.numberOfLeadingZeros(ends);
  }

  /** Whether the sequence matches from {@code start}, or would if the text went on suitably. */
  boolean mayMatch(Sequence sequence, int start) {
    reachedEnd = false;
    return advance(sequence, start, 1L) != 0 || reachedEnd;
  }

  private boolean is(int index, BitSet symbols) {
    reachedEnd |= index == text.size();
    return text.is(index, symbols);
  }

  private long advance(Sequence sequence, int start, long from) {
    long mask = from;
    List<Node> nodes = sequence.nodes();
    for (int i = 0; i < nodes.size() && mask != 0; i++) { // no iterator: the hottest loop there is
      mask = advance(nodes.get(i), start, mask);
    }
    return mask;
  }

  private long advance(Node node, int start, long from) {
    return switch (node) {
      case Word word -> words(word, start, from);
      case Range range -> numbers(range, start, from);
      case Gap gap -> gaps(gap, start, from);
      case Maybe maybe -> from | advance(maybe.node(), start, from);
      case Choice choice -> choices(choice, start, from);
    };
  }

  private long words(Word word, int start, long from) {
    long reached = 0;
    for (long rest = from; rest != 0; rest &= rest - 1) {
      int offset = Long.numberOfTrailingZeros(rest);
      if (is(start + offset, word.symbols())) {
        reached |= 1L << offset;
      }
    }
    return reached << 1;
  }

  private long numbers(Range range, int start, long from) {
    long reached = 0;
    for (long rest = from; rest != 0; rest &= rest - 1) {
      int offset = Long.numberOfTrailingZeros(rest);
      reachedEnd |= start + offset == text.size();
      double number = text.number(start + offset);
      if (number >= range.low() && number <= range.high()) {
        reached |= 1L << offset;
      }
    }
    return reached << 1;
  }

  private long gaps(Gap gap, int start, long from) {
    long reached = from;
    long edge = from;
    for (int step = 0; step < gap.max() && edge != 0; step++) {
      long next = 0;
      for (long rest = edge; rest != 0; rest &= rest - 1) {
        int offset = Long.numberOfTrailingZeros(rest);
        if (text.passable(start + offset)) {
          next |= 1L << offset;
        }
      }
      edge = (next << 1) & ~reached;
      reached |= edge;
    }
    return reached;
  }

  private long choices(Choice choice, int start, long from) {
    long hopeful = choice.consumes() ? beginning(choice, start, from) : from;
    long reached = 0;
    if (hopeful != 0) {
      List<Sequence> options = choice.options();
      for (int i = 0; i < options.size(); i++) {
        reached |= advance(options.get(i), start, hopeful);
      }
    }
    return reached;
  }

  private long beginning(Choice choice, int start, long from) {
    long hopeful = 0;
    for (long rest = from; rest != 0; rest &= rest - 1) {
      int offset = Long.numberOfTrailingZeros(rest);
      if (is(start + offset, choice.first())) {
        hopeful |= 1L << offset;
      }
    }
    return hopeful;
  }
}
