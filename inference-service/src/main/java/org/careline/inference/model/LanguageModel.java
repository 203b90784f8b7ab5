package org.careline.inference.model;

import java.util.function.Consumer;

/** A model that writes text. Implementations never retry: the router owns every retry. */
public interface LanguageModel {

  ModelName name();

  /**
   * Writes an answer and blocks until it ends. Interrupting the thread cancels the upstream call.
   *
   * @param words receives the text as it comes, on the calling thread
   * @return how the answer ended
   * @throws ModelFault when it did not end well; words may have come before
   */
  Finish stream(Prompt prompt, Consumer<String> words) throws ModelFault, InterruptedException;
}
