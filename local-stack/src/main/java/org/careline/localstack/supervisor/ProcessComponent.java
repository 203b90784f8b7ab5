package org.careline.localstack.supervisor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.careline.localstack.process.RunFolder;

/** A component that is a plain command: Kafka, a model server, a service. */
final class ProcessComponent implements Component {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Layout layout;
  private final String name;
  private final int port;
  private final List<String> command;
  private final Map<String, String> environment;
  private final IntPredicate answers;
  private volatile Process process;

  /**
   * @param answers asked with the port, whether the component is ready
   */
  ProcessComponent(
      Layout layout,
      String name,
      int port,
      List<String> command,
      Map<String, String> environment,
      IntPredicate answers) {
    this.layout = layout;
    this.name = name;
    this.port = port;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.answers = answers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() throws IOException {
    stop();
    var log = layout.log(name);
    log.rotate();
    var builder = new ProcessBuilder(command);
    builder.directory(Files.createDirectories(layout.work(name)).toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.path().toFile()));
    process = builder.start();
    process.getOutputStream().close();
  }

  @Override
  public boolean ready() {
    return alive() && answers.test(port);
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  @Override
  public void stop() {
    process().filter(ProcessHandle::isAlive).ifPresent(handle -> RunFolder.end(handle, PATIENCE));
  }
}
