package org.careline.localstack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where segments of the write-ahead log go as they are filled, a minute after the last change at
 * the latest. Nothing is archived before the first backup, for nothing could be done with it.
 */
public final class WalArchive {

  /** For a shell; {@code @} stands for the segment's place in the archive. */
  private static final String KEEP =
      "if test -e \"@\"; then cmp -s \"%p\" \"@\";"
          + " else cp --sparse=always \"%p\" \"@.part\" && sync \"@.part\" && mv \"@.part\" \"@\"; fi";

  private static final String SEGMENT = "[0-9A-F]{24}";

  private final Path folder;

  public WalArchive(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    if (!this.folder.toString().matches("[^\"'$`%\\\\\\n]+")) {
      throw new IllegalArgumentException("the path of the archive has a quote or a $ in it");
    }
  }

  public Path folder() {
    return folder;
  }

  public boolean exists() {
    return Files.isDirectory(folder);
  }

  /** Makes the folder, if need be, and has the server fill it from now on. */
  public void open(Connection superuser) throws IOException, SQLException {
    Files.createDirectories(folder);
    tell(superuser);
  }

  /**
   * Tells a server that has just started what to do with a full segment. It is copied under another
   * name first: a segment in the archive is whole. The same segment twice is no error, another one
   * of the same name is.
   */
  public void tell(Connection superuser) throws SQLException {
    String command = exists() ? KEEP.replace("@", folder + "/%f") : "true";
    try (var statement = superuser.createStatement()) {
      statement.execute("alter system set archive_command = " + statement.enquoteLiteral(command));
      statement.execute("select pg_reload_conf()");
    }
  }

  /** Segments and history files, oldest first. */
  List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().endsWith(".part"))
          .sorted()
          .toList();
    }
  }

  /** Forgets the segments before this one, of its timeline or an earlier one. */
  int forgetBefore(String segment) throws IOException {
    int forgotten = 0;
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.matches(SEGMENT) && name.compareTo(segment) < 0) {
        Files.delete(file);
        forgotten++;
      }
    }
    return forgotten;
  }
}
