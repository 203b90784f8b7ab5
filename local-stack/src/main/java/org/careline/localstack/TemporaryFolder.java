package org.careline.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A server's data where none was asked to survive. */
public final class TemporaryFolder {
  private TemporaryFolder() {}

  static Path create(String name) throws IOException {
    return Files.createTempDirectory("careline-" + name + "-");
  }

  /** Removes the folder with everything in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
