package org.careline.localstack.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.careline.localstack.process.ProcessRecord;
import org.careline.localstack.process.RunFolder;

/**
 * What the launcher script runs: {@code supervise}, {@code down}, {@code status}, {@code backup} or
 * {@code restore}, then the checkout's folder and the stack's, then the command's own words. Ports
 * come in variables {@code CARELINE_PORT_*}.
 */
public final class Main {
  private static final String SUPERVISOR = "supervisor";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration WHOLE_STACK = Duration.ofSeconds(60);
  private static final int QUOTED_LINES = 30;

  /** Stores end after those that use them. */
  private static final List<String> STORES = List.of("kafka", "redis", "postgres");

  private final Layout layout;
  private final RunFolder run;
  private final Console console;

  private Main(Layout layout) {
    this.layout = layout;
    this.run = new RunFolder(layout.run());
    this.console = new Console(new PrintStream(System.out, false, StandardCharsets.UTF_8));
  }

  /** Exits 0 when the command did what it is for. */
  public static void main(String[] arguments) throws IOException {
    var main = new Main(new Layout(folder(arguments[1]), folder(arguments[2])));
    int code =
        switch (arguments[0]) {
          case "supervise" -> main.supervise(System.getenv());
          case "down" -> main.down();
          case "backup", "restore" ->
              new BackupCommands(main.layout, System.getenv(), main.console)
                  .run(arguments[0], List.of(arguments).subList(3, arguments.length));
          case "status" -> new StatusReport(main.layout, main.run, main.console).print();
          default -> throw new IllegalArgumentException("Unknown command " + arguments[0]);
        };
    System.exit(code);
  }

  private static Path folder(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private int supervise(Map<String, String> environment) throws IOException {
    run.find(SUPERVISOR).ifPresent(this::refuseASecondSupervisor);
    reapLeftOvers();
    run.save(ProcessRecord.of(SUPERVISOR, ProcessHandle.current(), 0));
    var state = new StackState(layout.run());
    state.set("starting");
    Files.createDirectories(layout.archive("any").getParent());
    var secrets = Secrets.loadOrCreate(layout.secrets());
    var logins = new DemoLogins(secrets.get(Secrets.DEMO_PASSWORD));
    logins.write(layout.demoLogins());
    var model = ModelChoice.parse(environment.getOrDefault("CARELINE_MODEL_CHOICE", ""));
    var plan = new StackPlan(layout, new StackPorts(environment), secrets, model);
    var supervisor = new Supervisor(layout, plan, console, run);
    stopOnSignal(supervisor, state);
    try {
      supervisor.start();
    } catch (StartFailure e) {
      return fail(e, state);
    }
    state.set("ready");
    supervisor.keep();
    return 0;
  }

  private void refuseASecondSupervisor(ProcessRecord supervisor) {
    if (supervisor.process().isPresent()) {
      throw new IllegalStateException("Careline is already running, pid " + supervisor.pid());
    }
  }

  private void reapLeftOvers() {
    for (String name : run.reap(STORES, PATIENCE)) {
      console.ok(name, "ended what an earlier run had left behind");
    }
  }

  /** Runs on every way out, an orderly exit after a failed start included. */
  private void stopOnSignal(Supervisor supervisor, StackState state) {
    Runnable stop =
        () -> {
          if (!state.is("failed")) {
            state.set("stopping");
          }
          supervisor.stop();
          run.forget(SUPERVISOR);
          state.clearUnless("failed");
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-stack"));
  }

  private int fail(StartFailure failure, StackState state) {
    if (!state.is("stopping")) {
      console.fail(failure.component(), failure.getMessage());
      if (!failure.component().equals(SUPERVISOR)) {
        console.quote(layout.log(failure.component()).tail(QUOTED_LINES));
      }
      failure.printStackTrace();
      state.set("failed");
    }
    return 1;
  }

  private int down() {
    var supervisor = run.find(SUPERVISOR).flatMap(ProcessRecord::process);
    boolean wasUp =
        supervisor.isPresent() || run.all().stream().anyMatch(r -> r.process().isPresent());
    supervisor.ifPresent(process -> RunFolder.end(process, WHOLE_STACK));
    run.forget(SUPERVISOR);
    reapLeftOvers();
    new StackState(layout.run()).clear();
    console.say(wasUp ? "Careline is down." : "Careline was not running.");
    return 0;
  }
}
