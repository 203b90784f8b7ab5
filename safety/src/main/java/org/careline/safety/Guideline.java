package org.careline.safety;

/** The published guideline a rule follows. */
public record Guideline(String name, String url) {}
