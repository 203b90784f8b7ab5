package org.careline.localstack.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One word in a file that the launcher reads: {@code starting}, {@code ready}, {@code failed},
 * {@code stopping}.
 */
final class StackState {
  private final Path file;

  StackState(Path run) {
    this.file = run.resolve("state");
  }

  synchronized void set(String state) {
    try {
      var written = file.resolveSibling("state.new");
      Files.writeString(written, state + "\n");
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  synchronized String get() {
    try {
      return Files.readString(file).trim();
    } catch (IOException e) {
      return "";
    }
  }

  boolean is(String state) {
    return get().equals(state);
  }

  /** Removes the word, except this one, which the launcher has yet to see. */
  synchronized void clearUnless(String kept) {
    if (!is(kept)) {
      clear();
    }
  }

  synchronized void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + file, e);
    }
  }
}
