package org.careline.rag.retrieval;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.careline.rag.document.Language;

/** How each language's words are told apart and brought to their stem. Chinese goes by bigrams. */
final class Analyzers {

  private static final Map<Language, Analyzer> BY_LANGUAGE = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      BY_LANGUAGE.put(
          language,
          switch (language) {
            case EN -> new EnglishAnalyzer();
            case ES -> new SpanishAnalyzer();
            case ZH -> new CJKAnalyzer();
            case HI -> new HindiAnalyzer();
          });
    }
  }

  private Analyzers() {}

  static Analyzer of(Language language) {
    return BY_LANGUAGE.get(language);
  }

  /** For writing: a field of a language's own for everything that is searched. */
  static Analyzer perField() {
    var fields = new HashMap<String, Analyzer>();
    for (Language language : Language.values()) {
      for (TextField field : TextField.values()) {
        fields.put(field.in(language), of(language));
      }
    }
    return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), fields);
  }
}
