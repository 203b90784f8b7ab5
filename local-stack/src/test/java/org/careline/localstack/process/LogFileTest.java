package org.careline.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void aLargeLogIsMovedAsideAndTheOldestIsLost() throws Exception {
    var log = new LogFile(folder.resolve("gateway.log"));
    for (int start = 1; start <= 5; start++) {
      Files.write(log.path(), new byte[(int) LogFile.LARGEST]);
      log.rotate();
    }

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("gateway.log.1", "gateway.log.2", "gateway.log.3");
    }
  }

  @Test
  void aSmallLogStaysAndItsLastLinesAreTold() throws Exception {
    var log = new LogFile(folder.resolve("gateway.log"));
    Files.writeString(log.path(), "one\ntwo\nthree\n");

    log.rotate();

    assertThat(log.tail(2)).containsExactly("two", "three");
    assertThat(new LogFile(folder.resolve("none.log")).tail(2)).isEmpty();
  }
}
