package org.careline.rag.library;

import java.util.List;

/**
 * What became of an import.
 *
 * @param errors the first hundred lines that were left out, and why
 */
record ImportReport(
    int lines, int created, int revised, int unchanged, int failed, List<LineError> errors) {

  /** A line that was left out. */
  record LineError(int line, String message) {}
}
