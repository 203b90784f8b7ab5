package org.careline.rag.ingest;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One reader with its threads for the whole service. */
class ReaderProvider {

  @Produces
  @Singleton
  ManuscriptReader reader(IngestConfig config) {
    return new ManuscriptReader(config.longestReading());
  }

  void close(@Disposes ManuscriptReader reader) {
    reader.close();
  }
}
