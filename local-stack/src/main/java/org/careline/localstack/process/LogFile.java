package org.careline.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A component's log on disk, kept small by moving it aside when a component starts.
 *
 * @param path the file
 */
public record LogFile(Path path) {
  static final long LARGEST = 10L << 20;
  private static final int KEPT = 3;
  private static final int TAIL_BYTES = 16 << 10;

  /** Moves a large file aside; the oldest of {@value #KEPT} is lost. */
  public void rotate() {
    try {
      Files.createDirectories(path.getParent());
      if (!Files.exists(path) || Files.size(path) < LARGEST) {
        return;
      }
      for (int i = KEPT - 1; i >= 1; i--) {
        if (Files.exists(aside(i))) {
          Files.move(aside(i), aside(i + 1), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.move(path, aside(1), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot rotate " + path, e);
    }
  }

  private Path aside(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  /** The last lines, at most so many; empty when there is no log. */
  public List<String> tail(int lines) {
    try (var channel = Files.newByteChannel(path)) {
      long start = Math.max(0, channel.size() - TAIL_BYTES);
      channel.position(start);
      var buffer = ByteBuffer.allocate(TAIL_BYTES);
      channel.read(buffer);
      var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      var all = text.lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
