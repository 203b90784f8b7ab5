package org.careline.localstack.process;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The folder with one {@code <name>.pid} file per running process. */
public final class RunFolder {
  private static final String SUFFIX = ".pid";
  private static final Duration KILL_WAIT = Duration.ofSeconds(5);

  private final Path folder;

  /** Creates the folder when it is missing. */
  public RunFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + folder, e);
    }
  }

  /** Remembers a process until it is forgotten. */
  public void save(ProcessRecord process) {
    try {
      // Whole or not at all: whoever reads in between must not find a process without a pid.
      var written = folder.resolve(process.name() + ".new");
      Files.writeString(written, process.line());
      Files.move(written, file(process.name()), REPLACE_EXISTING, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot record process " + process.name(), e);
    }
  }

  /** Forgets a process. */
  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot forget process " + name, e);
    }
  }

  /** The record of that name. */
  public Optional<ProcessRecord> find(String name) {
    try {
      return ProcessRecord.parse(name, Files.readString(file(name)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** All records, by name. */
  public List<ProcessRecord> all() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .flatMap(name -> find(name).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /**
   * Ends every recorded process that still lives, in the order given, and forgets all records.
   *
   * @param last names that must outlive the others, in the order in which they end
   * @param patience how long each may take to end by itself
   * @return the names of those that were alive
   */
  public List<String> reap(List<String> last, Duration patience) {
    var reaped = new ArrayList<String>();
    var first = all().stream().filter(process -> !last.contains(process.name())).toList();
    reaped.addAll(end(first, patience));
    for (String name : last) {
      reaped.addAll(end(find(name).stream().toList(), patience));
    }
    return reaped;
  }

  private List<String> end(List<ProcessRecord> records, Duration patience) {
    var living = records.stream().filter(record -> record.process().isPresent()).toList();
    for (ProcessRecord record : living) {
      record.process().ifPresent(ProcessHandle::destroy);
    }
    for (ProcessRecord record : living) {
      record.process().ifPresent(process -> end(process, patience));
    }
    records.forEach(record -> forget(record.name()));
    return living.stream().map(ProcessRecord::name).toList();
  }

  /** Asks a process to end, and kills it when it does not within the patience. */
  public static void end(ProcessHandle process, Duration patience) {
    process.destroy();
    if (!waitFor(process.onExit(), patience)) {
      process.destroyForcibly();
      waitFor(process.onExit(), KILL_WAIT);
    }
  }

  private static boolean waitFor(CompletableFuture<ProcessHandle> exit, Duration patience) {
    try {
      exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A process could not be watched", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }
}
