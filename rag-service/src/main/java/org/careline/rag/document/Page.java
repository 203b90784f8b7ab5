package org.careline.rag.document;

import java.util.List;

/** Part of a list, and how long the whole is. */
public record Page<T>(List<T> items, long total) {

  public Page {
    items = List.copyOf(items);
  }
}
