package org.careline.chassis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines per file and per method of the module in the working folder, and its package pages. */
final class SourceSizes {

  private static final int MAIN_FILE = 300;
  private static final int TEST_FILE = 400;
  private static final int METHOD = 40;

  private SourceSizes() {}

  static void check() {
    List<String> faults = new ArrayList<>();
    walk(Path.of("src/main/java"), MAIN_FILE, faults);
    walk(Path.of("src/test/java"), TEST_FILE, faults);
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }

  private static void walk(Path root, int fileLimit, List<String> faults) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> check(file, fileLimit, faults));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path file, int fileLimit, List<String> faults) {
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() > fileLimit) {
        faults.add(file + " has " + lines.size() + " lines");
      }
      methods(file, lines, faults);
      if (fileLimit == MAIN_FILE && !Files.exists(file.resolveSibling("package-info.java"))) {
        faults.add(file.getParent() + " has no package-info.java");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The formatter's indentation tells where a method begins and ends. */
  private static void methods(Path file, List<String> lines, List<String> faults) {
    for (String indent : List.of("  ", "    ")) {
      int begin = -1;
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        boolean atIndent = line.startsWith(indent) && !line.startsWith(indent + " ");
        if (atIndent
            && line.matches(".*\\).*\\{$")
            && !line.matches(".*\\b(class|record|new|if|for|while|switch|try)\\b.*")) {
          begin = i;
        } else if (atIndent && line.equals(indent + "}") && begin >= 0) {
          if (i - begin - 1 > METHOD) {
            faults.add(file + ":" + (begin + 1) + " has " + (i - begin - 1) + " lines");
          }
          begin = -1;
        }
      }
    }
  }
}
