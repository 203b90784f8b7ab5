package org.careline.inference.guard;

/**
 * Fixed lines in the patient's language.
 *
 * @param withheld stands in for what must not be shown
 * @param notice closes an answer that came near advice only a clinician may give
 * @param cut closes an answer whose model failed on the way
 */
public record GuardPhrases(String withheld, String notice, String cut) {}
