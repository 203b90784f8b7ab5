package org.careline.rag.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.careline.rag.library.JsonLines.Line;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void blankLinesAreSkippedButCounted() throws IOException {
    assertThat(lines(stream("one\n\n\r\ntwo")))
        .containsExactly(new Line.Text(1, "one"), new Line.Text(4, "two"));
  }

  @Test
  void aLineThatIsNotUtf8IsBrokenAndTheNextIsNot() throws IOException {
    var bytes = new byte[] {'a', (byte) 0xC3, '\n', 'b'};

    assertThat(lines(new ByteArrayInputStream(bytes)))
        .containsExactly(new Line.Broken(1, "not valid UTF-8"), new Line.Text(2, "b"));
  }

  @Test
  void aLineWithoutAnEndDoesNotFillTheMemory() throws IOException {
    var endless =
        new InputStream() {
          private long left = 64L * 1024 * 1024;

          @Override
          public int read() {
            return left-- > 0 ? 'x' : -1;
          }
        };

    assertThat(lines(endless)).containsExactly(new Line.Broken(1, "longer than 1 MB"));
  }

  @Test
  void questionsAndAnswersAreDocumentsToo() {
    var line =
        "{\"id\":\"CDC_1-2\",\"source\":\"CDC\",\"url\":\"http://www.cdc.gov/x\",\"topic\":\"Flu\","
            + "\"question_type\":\"treatment\",\"question\":\"What are the treatments for Flu ?\","
            + "\"answer\":\"Rest.\"}";

    assertThat(ImportLine.parse(line, JSON))
        .isInstanceOfSatisfying(
            ImportLine.Usable.class,
            usable -> {
              assertThat(usable.draft().id()).hasToString("CDC_1-2");
              assertThat(usable.draft().title()).isEqualTo("What are the treatments for Flu ?");
              assertThat(usable.draft().keywords()).isEqualTo("Flu");
              assertThat(usable.draft().category()).isEqualTo("treatment");
              assertThat(usable.draft().chunks()).hasSize(1);
            });
  }

  @Test
  void withoutAnIdTheSameLineGetsTheSameId() {
    var first = (ImportLine.Usable) ImportLine.parse("{\"title\":\"A\",\"text\":\"b\"}", JSON);
    var again = (ImportLine.Usable) ImportLine.parse("{\"title\":\"A\",\"text\":\"c\"}", JSON);

    assertThat(again.draft().id()).isEqualTo(first.draft().id());
  }

  @Test
  void whatCannotBeUsedIsToldWhy() {
    for (var part :
        List.of(
            "{\"title\":\"A\"|not JSON",
            "[1]|not a JSON object",
            "null|not a JSON object",
            "{\"text\":\"b\"}|title is missing",
            "{\"title\":\"A\",\"text\":\"  \"}|text is missing",
            "{\"title\":\"A\",\"text\":\"b\",\"language\":\"xx\"}|language is en, es, zh or hi",
            "{\"title\":\"A\",\"text\":\"b\",\"url\":\"ftp://x\"}|a source's address begins with http:// or https://",
            "{\"title\":\"A\",\"text\":\"b\",\"reviewedAt\":\"soon\"}|reviewedAt is a day such as 2026-01-31",
            "{\"title\":\"A\",\"text\":\"b\",\"id\":\"a/b\"}|not a document id")) {
      var sides = part.split("\\|");

      assertThat(ImportLine.parse(sides[0], JSON)).isEqualTo(new ImportLine.Unusable(sides[1]));
    }
  }

  private static List<Line> lines(InputStream stream) throws IOException {
    var found = new ArrayList<Line>();
    var lines = new JsonLines(stream);
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      found.add(line.get());
    }
    return found;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
