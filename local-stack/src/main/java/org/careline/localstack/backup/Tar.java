package org.careline.localstack.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The system's tar: it keeps owners and modes, and reads a folder that changes meanwhile. */
final class Tar {

  private static final int CHANGED_WHILE_READ = 1;

  private Tar() {}

  static void pack(Path folder, Path file, List<String> excluded)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tar", "-C", folder.toString()));
    excluded.forEach(pattern -> command.add("--exclude=" + pattern));
    command.addAll(List.of("--warning=no-file-changed", "--warning=no-file-removed"));
    command.addAll(List.of("-I", "gzip -1", "-cf", file.toString(), "."));
    if (run(command) > CHANGED_WHILE_READ) {
      throw new BackupFailure("the data could not be packed: is the disk full?");
    }
  }

  static void unpack(Path file, Path folder) throws IOException, InterruptedException {
    if (run(List.of("tar", "-C", folder.toString(), "-xzf", file.toString())) != 0) {
      throw new BackupFailure(file + " could not be unpacked");
    }
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor();
  }
}
