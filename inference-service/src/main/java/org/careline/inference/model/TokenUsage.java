package org.careline.inference.model;

/** Tokens read and written. */
public record TokenUsage(int input, int output) {

  public int total() {
    return input + output;
  }
}
