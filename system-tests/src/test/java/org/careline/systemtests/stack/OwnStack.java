package org.careline.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.careline.systemtests.client.Careline;

/**
 * A stack with a state folder of its own, which a test may break for good. It has the ports of the
 * shared one, so that one goes down first.
 */
public final class OwnStack {

  private final Path folder;

  private OwnStack(Path folder) {
    this.folder = folder;
  }

  /** Not started yet; what an earlier run left in its folder is gone. */
  public static OwnStack create(String name) throws IOException {
    Path all = Stack.root().resolve("system-tests/target/own-stacks");
    if (name.equals("old") && Files.exists(all)) {
      delete(all);
    }
    return new OwnStack(Files.createDirectories(all.resolve(name)));
  }

  public Path folder() {
    return folder;
  }

  public Careline careline() {
    return new Careline(URI.create("http://localhost:" + Stack.port("GATEWAY")));
  }

  public void up() {
    Stack.release();
    Stack.Outcome outcome = run("up", "--detach", "--no-build");
    if (outcome.code() != 0) {
      throw new IllegalStateException("./careline up failed:\n" + outcome.output());
    }
  }

  public void down() {
    run("down");
  }

  /** Every process of the stack at once, as when the machine loses its power. */
  public void kill() throws IOException {
    var run = folder.resolve("run");
    kill(run.resolve("supervisor.pid"));
    try (var records = Files.list(run)) {
      records
          .filter(record -> record.toString().endsWith(".pid"))
          .sorted(Comparator.comparing(Path::toString))
          .forEach(OwnStack::kill);
    }
  }

  private static void kill(Path record) {
    try {
      String pid = Files.readString(record).split(" ")[0].trim();
      ProcessHandle.of(Long.parseLong(pid))
          .ifPresent(
              process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the launcher against this stack. */
  public Stack.Outcome run(String... arguments) {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("CARELINE_STATE", folder.toString());
    own.put("CARELINE_ARCHIVE_SECONDS", "5");
    return Stack.run(own, arguments);
  }

  private static void delete(Path all) throws IOException {
    try (var files = Files.walk(all)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
