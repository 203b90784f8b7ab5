package org.careline.inference.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careline.contracts.chat.Citation;

/**
 * Binds the markers of an answer to the passages it was given, while the answer is written. Markers
 * are renumbered in order of appearance, so that {@code [n]} is {@code citations[n-1]}; markers of
 * passages that do not exist are dropped.
 */
public final class CitationBinder {

  private static final Pattern MARKER =
      Pattern.compile(" ?\\[(\\d{1,2}(?:\\s*[,，、]\\s*\\d{1,2})*)](?!\\()");
  private static final Pattern COMMA = Pattern.compile("\\s*[,，、]\\s*");

  private final List<Passage> passages;
  private final List<Integer> cited = new ArrayList<>();

  public CitationBinder(List<Passage> passages) {
    this.passages = List.copyOf(passages);
  }

  /** The sentence with its markers bound. */
  public String bind(String sentence) {
    return sentence.indexOf('[') < 0
        ? sentence
        : MARKER.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(bound(found)));
  }

  /** The sources cited so far, in the order of their markers. */
  public List<Citation> citations() {
    return cited.stream().map(index -> passages.get(index).citation()).toList();
  }

  private String bound(MatchResult found) {
    StringBuilder markers = new StringBuilder();
    for (String number : COMMA.split(found.group(1))) {
      int index = Integer.parseInt(number) - 1;
      if (index >= 0 && index < passages.size()) {
        markers.append('[').append(place(index)).append(']');
      }
    }
    boolean spaced = found.group().startsWith(" ");
    return markers.isEmpty() || !spaced ? markers.toString() : " " + markers;
  }

  private int place(int index) {
    if (!cited.contains(index)) {
      cited.add(index);
    }
    return cited.indexOf(index) + 1;
  }
}
