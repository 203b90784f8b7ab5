package org.careline.inference.passage;

import java.util.List;

/** What is known about a question. */
public sealed interface Knowledge {

  /** Passages, best first; empty when nothing was found. */
  List<Passage> passages();

  /** Version of the knowledge; empty where it could not be asked. */
  String version();

  /** The search ran. */
  record Found(List<Passage> passages, String version) implements Knowledge {

    public Found {
      passages = List.copyOf(passages);
      version = version == null ? "" : version;
    }
  }

  /** The search did not run: no medical claim may be made. */
  record Unavailable() implements Knowledge {

    @Override
    public List<Passage> passages() {
      return List.of();
    }

    @Override
    public String version() {
      return "";
    }
  }
}
