package org.careline.rag.library;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.caller.Caller;
import org.careline.contracts.identity.Uuid7;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Publication;
import org.careline.rag.library.ImportReport.LineError;
import org.careline.rag.library.JsonLines.Line;
import org.careline.rag.publishing.Publisher;

/**
 * Imports one document per line. A line that cannot be used is reported and left out; the others
 * are stored, a hundred at a time, so that memory does not grow with the file.
 */
@ApplicationScoped
class ImportDocuments {

  private static final int AT_ONCE = 100;
  private static final int ERRORS_TOLD = 100;

  private final Publisher publisher;
  private final ObjectMapper json;

  ImportDocuments(Publisher publisher, ObjectMapper json) {
    this.publisher = publisher;
    this.json = json;
  }

  ImportReport run(Caller caller, InputStream body) throws IOException {
    var tally = new Tally();
    var drafts = new ArrayList<Draft>();
    var numbers = new ArrayList<Integer>();
    var lines = new JsonLines(body);
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      tally.lines++;
      take(line.get(), drafts, numbers, tally);
      if (drafts.size() >= AT_ONCE) {
        publish(caller, drafts, numbers, tally);
      }
    }
    publish(caller, drafts, numbers, tally);
    if (tally.created + tally.revised > 0) {
      publisher.record(caller, "document.import", "import:" + Uuid7.next());
    }
    publisher.follow();
    return tally.report();
  }

  private void take(Line line, List<Draft> drafts, List<Integer> numbers, Tally tally) {
    switch (line) {
      case Line.Broken(int number, String reason) -> tally.fail(number, reason);
      case Line.Text(int number, String text) -> {
        switch (ImportLine.parse(text, json)) {
          case ImportLine.Unusable(String reason) -> tally.fail(number, reason);
          case ImportLine.Usable(Draft draft) -> {
            drafts.add(draft);
            numbers.add(number);
          }
        }
      }
    }
  }

  private void publish(Caller caller, List<Draft> drafts, List<Integer> numbers, Tally tally) {
    if (drafts.isEmpty()) {
      return;
    }
    var outcomes = publisher.publishAll(caller, List.copyOf(drafts));
    for (int i = 0; i < outcomes.size(); i++) {
      tally.count(outcomes.get(i), numbers.get(i));
    }
    drafts.clear();
    numbers.clear();
  }

  private static final class Tally {

    private int lines;
    private int created;
    private int revised;
    private int unchanged;
    private int failed;
    private final List<LineError> errors = new ArrayList<>();

    void count(Publication publication, int line) {
      switch (publication) {
        case Publication.Created _ -> created++;
        case Publication.Revised _ -> revised++;
        case Publication.Unchanged _ -> unchanged++;
        case Publication.Taken(var by) -> fail(line, "the id belongs to another kind: " + by);
        case Publication.Outdated _, Publication.Missing _ ->
            fail(line, "it was changed meanwhile");
      }
    }

    void fail(int line, String reason) {
      failed++;
      if (errors.size() < ERRORS_TOLD) {
        errors.add(new LineError(line, reason));
      }
    }

    ImportReport report() {
      return new ImportReport(lines, created, revised, unchanged, failed, List.copyOf(errors));
    }
  }
}
