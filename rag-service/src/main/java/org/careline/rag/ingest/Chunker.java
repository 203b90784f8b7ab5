package org.careline.rag.ingest;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.careline.rag.document.Chunk;
import org.careline.rag.document.Language;

/**
 * Cuts a text into passages: at every heading, and within a section at sentence ends once about 200
 * words are full. A passage never spans two headings. Every passage is an exact stretch of the
 * text.
 */
public final class Chunker {

  static final int WORDS_PER_PASSAGE = 200;

  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}[ \\t]+(.+?)[ \\t#]*$");
  private static final Pattern BREAK_WITHIN = Pattern.compile("\\s+");

  private Chunker() {}

  public static List<Chunk> chunk(String text, Language language) {
    var chunks = new ArrayList<Chunk>();
    var headings = HEADING.matcher(text);
    var heading = "";
    int from = 0;
    while (headings.find()) {
      section(text, new Stretch(from, headings.start()), heading, language, chunks);
      heading = headings.group(1).strip();
      from = headings.end();
    }
    section(text, new Stretch(from, text.length()), heading, language, chunks);
    return List.copyOf(chunks);
  }

  private record Stretch(int start, int end) {}

  private static void section(
      String text, Stretch section, String heading, Language language, List<Chunk> chunks) {
    int start = section.start();
    int words = 0;
    for (Stretch sentence : sentences(text, section, language.locale())) {
      int more = Words.weight(text.substring(sentence.start(), sentence.end()));
      if (words > 0 && words + more > WORDS_PER_PASSAGE) {
        add(text, start, sentence.start(), heading, chunks);
        start = sentence.start();
        words = 0;
      }
      words += more;
    }
    add(text, start, section.end(), heading, chunks);
  }

  private static List<Stretch> sentences(String text, Stretch section, Locale locale) {
    var found = new ArrayList<Stretch>();
    var breaks = BreakIterator.getSentenceInstance(locale);
    breaks.setText(text.substring(section.start(), section.end()));
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      found.addAll(bounded(text, new Stretch(section.start() + start, section.start() + end)));
    }
    return found;
  }

  /** A "sentence" without an end, as tables and broken PDFs have, is cut between words. */
  private static List<Stretch> bounded(String text, Stretch sentence) {
    var whole = text.substring(sentence.start(), sentence.end());
    if (Words.weight(whole) <= WORDS_PER_PASSAGE) {
      return List.of(sentence);
    }
    var parts = new ArrayList<Stretch>();
    var gaps = BREAK_WITHIN.matcher(whole);
    int longest = WORDS_PER_PASSAGE * 6;
    int start = 0;
    int lastGap = 0;
    while (gaps.find()) {
      if (gaps.end() - start > longest && lastGap > start) {
        parts.add(new Stretch(sentence.start() + start, sentence.start() + lastGap));
        start = lastGap;
      }
      lastGap = gaps.end();
    }
    for (; whole.length() - start > longest; start += longest) {
      parts.add(new Stretch(sentence.start() + start, sentence.start() + start + longest));
    }
    parts.add(new Stretch(sentence.start() + start, sentence.end()));
    return parts;
  }

  private static void add(String text, int from, int to, String heading, List<Chunk> chunks) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      chunks.add(new Chunk(chunks.size(), heading, text.substring(start, end), start, end));
    }
  }
}
