/**
 * Who, when and whether: negation, past, family, questions for information, hypotheses, fiction and
 * idioms, from cue words per language. After ConText (Harkema et al., 2009), with scopes that end
 * at clauses.
 */
package org.careline.safety.context;
