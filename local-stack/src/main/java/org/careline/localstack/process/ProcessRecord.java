package org.careline.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it was when it started.
 *
 * @param name the component it runs
 * @param pid its process id
 * @param started when it started; together with the pid this names one process and no other
 * @param port the port it serves, 0 for none
 */
public record ProcessRecord(String name, long pid, Instant started, int port) {
  /** The clock's base may be computed anew by another JVM. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /**
   * Records a living process; one that has ended already gets the epoch as its start and is never
   * matched.
   */
  public static ProcessRecord of(String name, ProcessHandle process, int port) {
    var started = process.info().startInstant().orElse(Instant.EPOCH);
    return new ProcessRecord(name, process.pid(), started, port);
  }

  static Optional<ProcessRecord> parse(String name, String line) {
    var fields = line.trim().split(" ");
    if (fields.length != 3) {
      return Optional.empty();
    }
    try {
      var started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
      return Optional.of(
          new ProcessRecord(name, Long.parseLong(fields[0]), started, Integer.parseInt(fields[2])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  String line() {
    return pid + " " + started.toEpochMilli() + " " + port + "\n";
  }

  /** The process itself, if it still lives. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
  }

  private boolean startedThen(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(actual -> Duration.between(actual, started).abs().compareTo(TOLERANCE) <= 0)
        .orElse(false);
  }
}
