package org.careline.escalation.sbar;

/** Situation, background, assessment, recommendation. */
public record Sbar(String situation, String background, String assessment, String recommendation) {}
