package org.careline.rag.embedding;

import java.util.List;

/**
 * A dense text encoder. Vectors have length one, so that their dot product is their cosine. Safe
 * for use by many threads.
 */
public interface Embedder {

  /** Names the model and its version; vectors of different models are never compared. */
  String model();

  int dimensions();

  /** The vector of a question, with whatever prefix the model wants for questions. */
  float[] query(String text);

  /** The vectors of stored passages, in the order given. */
  List<float[]> passages(List<String> texts);
}
