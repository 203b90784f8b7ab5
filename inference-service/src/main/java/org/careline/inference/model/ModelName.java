package org.careline.inference.model;

/** A model as configured, for example {@code qwen3-8b}. */
public record ModelName(String value) {

  public ModelName {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a model needs a name");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
