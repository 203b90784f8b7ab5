package org.careline.safety;

import java.util.Set;
import org.careline.safety.context.Context;
import org.careline.safety.context.Scopes;
import org.careline.safety.match.Hits;
import org.careline.safety.match.Hits.Hit;
import org.careline.safety.text.Tokenizer;
import org.careline.safety.text.Tokens;

/** One text, matched against all patterns and read for context. */
record Reading(Tokens tokens, Hits hits, Scopes scopes) {

  static Reading of(String text, RuleBook book) {
    Tokens tokens = Tokenizer.tokenize(text);
    Hits hits = book.index().match(tokens);
    return new Reading(tokens, hits, Scopes.read(tokens, hits, book.cues()));
  }

  boolean affirms(Hit hit, Set<Context> ignored) {
    return scopes.affirms(hit, ignored);
  }

  Span span(Hit hit) {
    return new Span(tokens.start(hit.start()), tokens.end(hit.end() - 1));
  }
}
