package org.careline.inference.extractive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words a text is about, made comparable: lower case, without accents and endings, without the
 * words every text has. Chinese gives pairs of characters.
 */
final class Terms {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern ACCENTS = Pattern.compile("(?<=[a-z])\\p{Mn}+");
  private static final String[] ENDINGS = {
    "ations", "ation", "ings", "ing", "ies", "ed", "es", "s"
  };
  private static final String IDLE_HAN = "的了吗呢吧啊是我你您有在和怎么样什办该如何请问可以要会能不";
  private static final Set<String> STOP_WORDS = stopWords();

  private Terms() {}

  static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .forEach(word -> add(word, terms));
    return terms;
  }

  /** Every word, the idle ones too. */
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(word -> words.add(word.group()));
    return words;
  }

  private static void add(String word, Set<String> terms) {
    if (UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.HAN) {
      pairs(word, terms);
    } else if (word.length() > 1 && !STOP_WORDS.contains(word)) {
      terms.add(stem(plain(word)));
    }
  }

  private static void pairs(String run, Set<String> terms) {
    for (int i = 0; i + 1 < run.length(); i++) {
      boolean idle =
          IDLE_HAN.indexOf(run.charAt(i)) >= 0 || IDLE_HAN.indexOf(run.charAt(i + 1)) >= 0;
      if (!idle) {
        terms.add(run.substring(i, i + 2));
      }
    }
  }

  private static String plain(String word) {
    return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Cuts endings and, in long words, everything past the seventh letter. */
  private static String stem(String word) {
    String cut = word;
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        cut = word.substring(0, word.length() - ending.length());
        break;
      }
    }
    String trimmed =
        cut.length() > 3 && cut.endsWith("e") ? cut.substring(0, cut.length() - 1) : cut;
    return trimmed.length() > 7 ? trimmed.substring(0, 7) : trimmed;
  }

  private static Set<String> stopWords() {
    try (InputStream in = Terms.class.getResourceAsStream("/terms/stopwords.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(Arrays.asList(all.strip().split("\\s+")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
