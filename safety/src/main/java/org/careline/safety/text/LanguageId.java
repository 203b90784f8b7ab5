package org.careline.safety.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a turn by its script and its commonest words. Cheap, and good enough to
 * choose a script.
 */
public final class LanguageId {

  private static final Map<Language, Set<String>> COMMON_WORDS =
      new EnumMap<>(
          Map.of(
              Language.EN,
              words(
                  "the i my is am are and to of it have has im you what how can me do for with been feel a not this that"
                      + " was on at be im ive dont cant should he she his her they pain so like just want"),
              Language.ES,
              words(
                  "el la los las de que y en mi me un una por con no es tengo estoy se su como para le muy puedo del"
                      + " al lo hace tiene esta esto yo ya pero desde duele quiero he ha siento dolor hijo hija mas tome tomo estoy creo todo nada vida hace"),
              Language.HI,
              words(
                  "hai hain mujhe mera meri mere ho raha rahi rahe ka ki ke ko se mein nahi nahin kya aur bhi main hoon"
                      + " hu tha thi kar karna karun chahta chahti bahut dard kaise se par woh usko uska unko gaya gayi"
                      + " kuch apni apna jo liye maine kha li liya saans dawa dawai jeena abhi aaj")));

  private LanguageId() {}

  /** The language of {@code text}; the hint, then English, where the text does not tell. */
  public static Language identify(String text, Optional<Language> hint) {
    return identify(Tokenizer.tokenize(text), hint);
  }

  /** The language of a tokenised text. */
  public static Language identify(Tokens tokens, Optional<Language> hint) {
    int[] score = new int[Language.values().length];
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == Tokens.Kind.WORD) {
        score(tokens.word(i), score);
      }
    }
    int best = hint.orElse(Language.EN).ordinal();
    for (Language language : Language.values()) {
      best = score[language.ordinal()] > score[best] ? language.ordinal() : best;
    }
    return Language.values()[best];
  }

  private static void score(String word, int[] score) {
    int first = word.codePointAt(0);
    if (Tokenizer.isHan(first)) {
      score[Language.ZH.ordinal()]++;
    } else if (first >= 0x900 && first <= 0x97F) {
      score[Language.HI.ordinal()] += 2;
    } else {
      COMMON_WORDS.forEach(
          (language, common) -> score[language.ordinal()] += common.contains(word) ? 2 : 0);
    }
  }

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.stream(list.split(" ")).distinct().toList());
  }
}
