package org.careline.inference.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.careline.inference.guard.SentenceSplitter;

/**
 * A piece of a passage that can be quoted on its own: a sentence, or a list with the line that
 * leads to it.
 *
 * @param paragraph the paragraph it stands in, from 0
 */
record Fragment(int paragraph, String text, boolean list, Set<String> terms) {

  private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+.*$");
  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*•]|\\d{1,2}[.)])\\s+.*$");

  private static Fragment sentence(int paragraph, String text) {
    return new Fragment(paragraph, text, false, Terms.of(text));
  }

  private static Fragment list(int paragraph, String text) {
    return new Fragment(paragraph, text, true, Terms.of(text));
  }

  /** The pieces of a passage, in order; its headings are left out. */
  static List<Fragment> in(String passage) {
    List<Fragment> fragments = new ArrayList<>();
    List<String> prose = new ArrayList<>();
    List<String> items = new ArrayList<>();
    int paragraph = 0;
    for (String line : (passage + "\n\n").split("\n", -1)) {
      if (ITEM.matcher(line).matches()) {
        items.add(line.strip());
      } else if (line.isBlank() || HEADING.matcher(line).matches() || !items.isEmpty()) {
        boolean listGoesOn = line.isBlank() && items.isEmpty() && leads(prose);
        if (!listGoesOn) {
          flush(paragraph++, prose, items, fragments);
        }
        keepProse(line, prose);
      } else {
        prose.add(line.strip());
      }
    }
    flush(paragraph, prose, items, fragments);
    return fragments;
  }

  private static void keepProse(String line, List<String> prose) {
    if (!line.isBlank() && !HEADING.matcher(line).matches()) {
      prose.add(line.strip());
    }
  }

  private static boolean leads(List<String> prose) {
    return !prose.isEmpty() && endsInColon(prose.getLast());
  }

  private static boolean endsInColon(String text) {
    return text.endsWith(":") || text.endsWith("：");
  }

  private static void flush(
      int paragraph, List<String> prose, List<String> items, List<Fragment> fragments) {
    List<String> sentences = sentences(String.join(" ", prose));
    if (!items.isEmpty()) {
      String list = String.join("\n", items);
      boolean led = !sentences.isEmpty() && endsInColon(sentences.getLast());
      String lead = led ? sentences.removeLast() + "\n\n" : "";
      sentences.forEach(sentence -> fragments.add(sentence(paragraph, sentence)));
      fragments.add(list(paragraph, lead + list));
    } else {
      sentences.forEach(sentence -> fragments.add(sentence(paragraph, sentence)));
    }
    prose.clear();
    items.clear();
  }

  private static List<String> sentences(String prose) {
    List<String> sentences = new ArrayList<>();
    StringBuilder rest = new StringBuilder(prose.strip());
    while (!rest.isEmpty()) {
      int end = SentenceSplitter.firstEnd(rest, true);
      String sentence = rest.substring(0, end).strip();
      if (!sentence.isEmpty()) {
        sentences.add(sentence);
      }
      rest.delete(0, end);
    }
    return sentences;
  }
}
