package org.careline.contracts.safety;

/** The published guidance a finding rests on. */
public record Guideline(String name, String url) {}
