package org.careline.safety.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every word and stem that some pattern mentions, as small integers, and the words of a text
 * resolved to them. Long words are also found with one letter wrong, missing, doubled or swapped.
 */
final class Vocabulary {

  /** The symbol of any number. */
  static final int NUMBER = 0;

  private static final int SHORTEST_CORRECTED = 5;
  private static final int SHORTEST_STEM = 2;
  private static final int[] NOTHING = {};

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> stems = new HashMap<>();
  private final Map<String, List<String>> withoutOneLetter = new HashMap<>();
  private int longestStem;
  private int size = 1;

  int word(String word) {
    Integer known = words.get(word);
    if (known != null) {
      return known;
    }
    int symbol = size++;
    words.put(word, symbol);
    if (word.length() >= SHORTEST_CORRECTED && isLatin(word)) {
      for (int i = 0; i < word.length(); i++) {
        List<String> sources =
            withoutOneLetter.computeIfAbsent(without(word, i), _ -> new ArrayList<>());
        sources.add(word);
      }
    }
    return symbol;
  }

  int stem(String stem) {
    longestStem = Math.max(longestStem, stem.length());
    Integer known = stems.putIfAbsent(stem, size);
    return known != null ? known : size++;
  }

  /** The symbols that a word of a text stands for; empty where no pattern knows it. */
  int[] resolve(String word) {
    int[] found = lookUp(word);
    if (found.length > 0) {
      return found;
    }
    String plain = Leet.plain(word);
    if (!plain.equals(word)) {
      found = lookUp(plain);
    }
    return found.length > 0 ? found : correct(plain);
  }

  private int[] lookUp(String word) {
    int[] found = new int[word.length() + 1];
    int count = 0;
    Integer exact = words.get(word);
    if (exact != null) {
      found[count++] = exact;
    }
    int longest = Math.min(word.length(), longestStem);
    for (int length = SHORTEST_STEM; length <= longest; length++) {
      Integer stem = stems.get(word.substring(0, length));
      if (stem != null) {
        found[count++] = stem;
      }
    }
    return count == 0 ? NOTHING : Arrays.copyOf(found, count);
  }

  private int[] correct(String word) {
    if (word.length() < SHORTEST_CORRECTED || word.length() > 24 || !isLatin(word)) {
      return NOTHING;
    }
    int[] stretched = withoutDoubledLetter(word);
    if (stretched.length > 0) {
      return stretched;
    }
    List<String> extra = withoutOneLetter.get(word);
    if (extra != null) {
      return correctTo(extra, word);
    }
    for (int i = word.length() - 1; i > 0; i--) {
      String shorter = without(word, i);
      if (words.containsKey(shorter) && shorter.length() >= SHORTEST_CORRECTED) {
        return lookUp(shorter);
      }
      List<String> sources = withoutOneLetter.get(shorter);
      if (sources != null) {
        int[] found = correctTo(sources, word);
        if (found.length > 0) {
          return found;
        }
      }
    }
    return NOTHING;
  }

  /** A stretched word: {@code painn} for pain. */
  private int[] withoutDoubledLetter(String word) {
    for (int i = word.length() - 1; i > 0; i--) {
      if (word.charAt(i) == word.charAt(i - 1)) {
        int[] found = lookUp(without(word, i));
        if (found.length > 0) {
          return found;
        }
      }
    }
    return NOTHING;
  }

  private int[] correctTo(List<String> candidates, String word) {
    for (String candidate : candidates) {
      if (candidate.charAt(0) == word.charAt(0) && isNear(candidate, word)) {
        return lookUp(candidate);
      }
    }
    return NOTHING;
  }

  /**
   * A missing letter from six on, two swapped letters from five on, one wrong letter from seven on.
   */
  private static boolean isNear(String candidate, String word) {
    if (candidate.length() != word.length()) {
      return candidate.length() > SHORTEST_CORRECTED;
    }
    int first = 0;
    while (first < word.length() && candidate.charAt(first) == word.charAt(first)) {
      first++;
    }
    int last = word.length() - 1;
    while (last > first && candidate.charAt(last) == word.charAt(last)) {
      last--;
    }
    if (first == last) {
      return word.length() > SHORTEST_CORRECTED + 1;
    }
    return last == first + 1
        && candidate.charAt(first) == word.charAt(last)
        && candidate.charAt(last) == word.charAt(first);
  }

  private static String without(String word, int index) {
    return word.substring(0, index).concat(word.substring(index + 1));
  }

  private static boolean isLatin(String word) {
    return word.charAt(0) < 0x250;
  }
}
