package org.careline.localstack.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.careline.localstack.process.ProcessRecord;
import org.careline.localstack.process.RunFolder;

/** Each part of the stack in a line: pid, port, ready, uptime, memory. */
final class StatusReport {
  /** Exit status when nothing runs, as init scripts have it. */
  static final int NOT_RUNNING = 3;

  private static final String ROW = "%-20s %-9s %8s %6s %10s %9s";

  private final Layout layout;
  private final RunFolder run;
  private final Console console;

  StatusReport(Layout layout, RunFolder run, Console console) {
    this.layout = layout;
    this.run = run;
    this.console = console;
  }

  /** Prints the table; 0 all ready, 1 something is not, 3 nothing runs. */
  int print() {
    var living = run.all().stream().filter(record -> record.process().isPresent()).toList();
    if (living.isEmpty()) {
      console.say("Careline is not running. Start it with ./careline up");
      return NOT_RUNNING;
    }
    console.say(row("component", "state", "pid", "port", "uptime", "memory"));
    boolean ready = true;
    for (String name : names(living)) {
      var record = living.stream().filter(one -> one.name().equals(name)).findFirst();
      ready &= line(name, record);
    }
    return ready ? 0 : 1;
  }

  private static List<String> names(List<ProcessRecord> living) {
    var names = new ArrayList<>(List.of("supervisor", "postgres", "redis", "kafka"));
    for (ServiceProcess service : ServiceProcess.values()) {
      names.add(service.module());
    }
    living.stream().map(ProcessRecord::name).filter(n -> !names.contains(n)).forEach(names::add);
    return names;
  }

  private boolean line(String name, Optional<ProcessRecord> record) {
    if (record.isEmpty()) {
      console.say(row(name, "down", "-", "-", "-", "-"));
      return false;
    }
    var one = record.get();
    var state = state(one);
    var port = one.port() == 0 ? "-" : Integer.toString(one.port());
    var uptime = uptime(Duration.between(one.started(), Instant.now()));
    console.say(row(name, state, Long.toString(one.pid()), port, uptime, memory(one.pid())));
    return state.equals("ready");
  }

  private String state(ProcessRecord one) {
    if (one.port() == 0) {
      var state = new StackState(layout.run()).get();
      return state.isEmpty() ? "unknown" : state;
    }
    return isReady(one) ? "ready" : "not ready";
  }

  private static boolean isReady(ProcessRecord one) {
    return switch (one.name()) {
      case "postgres", "redis", "kafka" -> Probe.accepts(one.port());
      case "model" -> Probe.servesModels(one.port());
      default -> Probe.healthy(one.port());
    };
  }

  static String uptime(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  private static String memory(long pid) {
    try {
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      var kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return Long.parseLong(kilobytes.trim()) / 1024 + " MB";
    } catch (IOException | NumberFormatException e) {
      return "-";
    }
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }
}
