package org.careline.rag.document;

/** How a version came in. */
public enum Origin {
  SEED,
  UPLOAD,
  IMPORT,
  WRITTEN
}
