package org.careline.rag.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code knowledge} folder on the classpath, whether it lies in a folder, in a jar or in a
 * native image. It is found by one file that is always there.
 */
final class KnowledgeFolder {

  private static final String ROOT = "knowledge";
  private static final String ANCHOR = "knowledge/faqs/en.yaml";

  private KnowledgeFolder() {}

  /** The text of every file by its path below the folder, in order: {@code articles/en/flu.md}. */
  static Map<String, String> files() {
    var anchor = KnowledgeFolder.class.getClassLoader().getResource(ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException("missing on the classpath: " + ANCHOR);
    }
    try {
      return read(anchor);
    } catch (IOException | URISyntaxException unreadable) {
      throw new IllegalStateException("the shipped knowledge cannot be read", unreadable);
    }
  }

  private static Map<String, String> read(URL anchor) throws IOException, URISyntaxException {
    return switch (anchor.getProtocol()) {
      case "file" -> below(Path.of(anchor.toURI()).getParent().getParent());
      case "jar" -> {
        var jar = anchor.getPath().substring(0, anchor.getPath().indexOf("!/"));
        try (var archive = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
          yield below(archive.getPath("/" + ROOT));
        }
      }
      default -> {
        try (var image = FileSystems.newFileSystem(anchor.toURI(), Map.of())) {
          yield below(image.getPath("/" + ROOT));
        }
      }
    };
  }

  private static Map<String, String> below(Path root) throws IOException {
    var files = new TreeMap<String, String>();
    try (var found = Files.walk(root)) {
      found.filter(Files::isRegularFile).forEach(file -> files.put(name(root, file), text(file)));
    }
    return files;
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("not readable as UTF-8: " + file, unreadable);
    }
  }
}
