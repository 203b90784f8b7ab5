package org.careline.safety.text;

import java.util.Arrays;

/**
 * The tokens of one text in parallel arrays: folded word, kind, and offsets into the original. Han
 * characters are one token each. Punctuation that ends a sentence or a phrase is a token of its own
 * kind.
 */
public final class Tokens {

  /** What a token is. */
  public enum Kind {
    WORD,
    NUMBER,
    COMMA,
    STOP,
    QUESTION
  }

  private String[] words = new String[32];
  private Kind[] kinds = new Kind[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int size;

  Tokens() {}

  void add(String word, Kind kind, int start, int end) {
    if (size == words.length) {
      grow();
    }
    words[size] = word;
    kinds[size] = kind;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  private void grow() {
    int capacity = size * 2;
    words = Arrays.copyOf(words, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
  }

  public int size() {
    return size;
  }

  public String word(int index) {
    return words[index];
  }

  public Kind kind(int index) {
    return kinds[index];
  }

  /** Offset of the first character in the original text. */
  public int start(int index) {
    return starts[index];
  }

  /** Offset after the last character in the original text. */
  public int end(int index) {
    return ends[index];
  }

  /** Whether the token ends a sentence. */
  public boolean endsSentence(int index) {
    return kinds[index] == Kind.STOP || kinds[index] == Kind.QUESTION;
  }

  /** Whether the token is a word or a number. */
  public boolean isText(int index) {
    return kinds[index] == Kind.WORD || kinds[index] == Kind.NUMBER;
  }

  Kind lastKind() {
    return size == 0 ? Kind.STOP : kinds[size - 1];
  }
}
