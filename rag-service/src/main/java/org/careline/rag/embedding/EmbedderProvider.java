package org.careline.rag.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The encoder in use: the one place that names it. */
class EmbedderProvider {

  @Produces
  @ApplicationScoped
  Embedder embedder() {
    return new BgeSmallEmbedder();
  }
}
