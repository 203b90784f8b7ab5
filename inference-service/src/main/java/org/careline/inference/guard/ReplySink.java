package org.careline.inference.guard;

/** Takes text that may be shown. What it was given is never taken back. */
@FunctionalInterface
public interface ReplySink {

  /** A sink for whole answers. */
  ReplySink NONE = _ -> {};

  void show(String text);
}
