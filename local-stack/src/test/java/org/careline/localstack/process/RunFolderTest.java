package org.careline.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void reapsWhatAnEarlierRunLeftBehindAndForgetsIt() throws Exception {
    var process = start("sleep", "60");
    new RunFolder(folder).save(ProcessRecord.of("gateway", process.toHandle(), 8080));

    var reaped = new RunFolder(folder).reap(List.of(), PATIENCE);

    assertThat(reaped).containsExactly("gateway");
    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void killsAProcessThatIgnoresTheRequestToEnd() throws Exception {
    var process = start("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 60; done");
    process.inputReader().readLine();
    var run = new RunFolder(folder);
    run.save(ProcessRecord.of("deaf", process.toHandle(), 0));

    run.reap(List.of(), PATIENCE);

    assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void whoReadsWhileARecordIsWrittenFindsAWholeOne() throws Exception {
    var run = new RunFolder(folder);
    var process = start("sleep", "60");
    var record = ProcessRecord.of("gateway", process.toHandle(), 8080);
    run.save(record);
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 2_000; i++) {
                    run.save(record);
                  }
                });

    while (writer.isAlive()) {
      assertThat(run.find("gateway")).isPresent();
    }
  }

  @Test
  void sparesAStrangerThatGotTheSamePid() throws Exception {
    var stranger = start("sleep", "60");
    var hourAgo = Instant.now().minus(Duration.ofHours(1));
    var run = new RunFolder(folder);
    run.save(new ProcessRecord("gateway", stranger.pid(), hourAgo, 8080));

    assertThat(run.reap(List.of(), PATIENCE)).isEmpty();

    assertThat(stranger.isAlive()).isTrue();
    assertThat(run.all()).isEmpty();
  }

  @Test
  void endsTheStoresAfterThoseThatUseThem() throws Exception {
    var run = new RunFolder(folder);
    for (String name : List.of("postgres", "auth-service", "kafka")) {
      run.save(ProcessRecord.of(name, start("sleep", "60").toHandle(), 0));
    }

    var reaped = run.reap(List.of("kafka", "postgres"), PATIENCE);

    assertThat(reaped).containsExactly("auth-service", "kafka", "postgres");
  }

  @Test
  void ignoresARecordThatCannotBeRead() throws Exception {
    Files.writeString(folder.resolve("broken.pid"), "not a pid\n");

    assertThat(new RunFolder(folder).all()).isEmpty();
  }

  private Process start(String... command) throws IOException {
    var process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }
}
