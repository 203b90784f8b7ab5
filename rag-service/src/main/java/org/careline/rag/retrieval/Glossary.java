package org.careline.rag.retrieval;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.careline.rag.document.Language;

/**
 * Carries the medical words of a question into English, for knowledge that is not translated yet.
 * From {@code retrieval/glossary.<language>.txt}: {@code word, other word = english}; a line that
 * begins with {@code ~} asks for something (symptoms, treatment) and needs a subject beside it.
 */
final class Glossary {

  private record Entry(String word, String english, boolean subject) {}

  private static final Map<Language, List<Entry>> ENTRIES = new EnumMap<>(Language.class);

  static {
    for (Language language : List.of(Language.ES, Language.ZH, Language.HI)) {
      ENTRIES.put(language, entries(language));
    }
  }

  private Glossary() {}

  /** Empty when no subject of the question is known. */
  static Optional<String> toEnglish(String question, Language language) {
    var rest = folded(question);
    var subjects = new LinkedHashSet<String>();
    var asked = new LinkedHashMap<String, String>();
    for (Entry entry : ENTRIES.getOrDefault(language, List.of())) {
      int at = indexOf(rest, entry.word(), language);
      if (at >= 0) {
        rest = rest.substring(0, at) + " " + rest.substring(at + entry.word().length());
        if (entry.subject()) {
          subjects.add(entry.english());
        } else {
          asked.put(entry.english(), entry.english());
        }
      }
    }
    if (subjects.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.join(" ", String.join(" ", asked.keySet()), String.join(" ", subjects)).strip());
  }

  private static int indexOf(String text, String word, Language language) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      boolean startsWord = at == 0 || !Character.isLetter(text.charAt(at - 1));
      if (language == Language.ZH || startsWord) {
        return at;
      }
    }
    return -1;
  }

  private static List<Entry> entries(Language language) {
    return FunctionWords.lines("/retrieval/glossary." + language.code() + ".txt").stream()
        .flatMap(
            line -> {
              var sides = line.split("=", 2);
              boolean subject = !line.startsWith("~");
              return java.util.Arrays.stream(sides[0].replace("~", "").split("[,，]"))
                  .map(word -> new Entry(folded(word.strip()), sides[1].strip(), subject));
            })
        .sorted(Comparator.comparingInt((Entry entry) -> entry.word().length()).reversed())
        .toList();
  }

  /** Lower case without Latin accents, so that a hasty spelling is known too. */
  private static String folded(String text) {
    return Normalizer.normalize(
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("[\\u0300-\\u036F]", ""),
        Normalizer.Form.NFC);
  }
}
