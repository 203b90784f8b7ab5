package org.careline.rag.library;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.careline.rag.ingest.CleanText;

/** Takes a stream apart into lines, one at a time: memory holds no more than the longest line. */
final class JsonLines {

  static final int LONGEST = 1_048_576;

  /** A line with its number, from 1. */
  sealed interface Line {

    int number();

    record Text(int number, String text) implements Line {}

    record Broken(int number, String reason) implements Line {}
  }

  private final InputStream stream;
  private int number;

  JsonLines(InputStream stream) {
    this.stream = new BufferedInputStream(stream, 65_536);
  }

  /** The next line that is not blank; empty at the end. */
  Optional<Line> next() throws IOException {
    while (true) {
      var bytes = new ByteArrayOutputStream();
      boolean tooLong = false;
      int read = stream.read();
      if (read < 0) {
        return Optional.empty();
      }
      for (; read >= 0 && read != '\n'; read = stream.read()) {
        if (bytes.size() < LONGEST) {
          bytes.write(read);
        } else {
          tooLong = true;
        }
      }
      number++;
      var line = line(bytes.toByteArray(), tooLong);
      if (!(line instanceof Line.Text(var _, var text)) || !text.isBlank()) {
        return Optional.of(line);
      }
    }
  }

  private Line line(byte[] bytes, boolean tooLong) {
    if (tooLong) {
      return new Line.Broken(number, "longer than 1 MB");
    }
    return CleanText.utf8(bytes)
        .<Line>map(
            text -> new Line.Text(number, text.startsWith("\uFEFF") ? text.substring(1) : text))
        .orElseGet(() -> new Line.Broken(number, "not valid UTF-8"));
  }
}
