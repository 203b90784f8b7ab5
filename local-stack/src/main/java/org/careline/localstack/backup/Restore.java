package org.careline.localstack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Brings a backup back: the copy, then the log that was archived with it and after it, up to the
 * last whole segment.
 */
public final class Restore {

  private static final Duration LONGEST_RECOVERY = Duration.ofHours(4);

  private final Path backup;
  private final Manifest manifest;

  public Restore(Path backup) throws IOException {
    this.backup = backup.toAbsolutePath().normalize();
    this.manifest = Manifest.read(this.backup);
  }

  /** Whether the data was sealed under this master key: with another one nobody could read it. */
  public boolean wasMadeUnder(String masterKey) {
    return manifest.keyPrint().equals(Manifest.printOf(masterKey));
  }

  /** Where the backup says that its archive is. */
  public Path archive() {
    return manifest.archive();
  }

  /**
   * Lays out a data folder that recovers by itself when a server is started on it.
   *
   * @param data where; must not exist
   * @param archive the log after the backup; a folder that is not there ends it at the backup
   */
  public void layOut(Path data, Path archive) throws IOException, InterruptedException {
    if (Files.exists(data)) {
      throw new BackupFailure(data + " holds data: restore into an empty state folder");
    }
    Files.createDirectories(
        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Tar.unpack(backup.resolve(BaseBackup.DATA), data);
    Files.copy(backup.resolve(BaseBackup.LABEL), data.resolve(BaseBackup.LABEL));
    Files.createDirectories(data.resolve("pg_wal"));
    Files.writeString(data.resolve("recovery.signal"), "");
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "restore_command = '%s'%narchive_command = 'true'%n".formatted(fetch(archive)),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private String fetch(Path archive) {
    String later = new WalArchive(archive).folder() + "/%f";
    String own = new WalArchive(backup.resolve(BaseBackup.WAL)).folder() + "/%f";
    return "if test -e \""
        + later
        + "\"; then cp \""
        + later
        + "\" \"%p\"; else cp \""
        + own
        + "\" \"%p\"; fi";
  }

  /** Waits until the server has taken in all the log there is and has become a primary. */
  public void awaitRecovery(Connection superuser) throws SQLException, InterruptedException {
    long end = System.nanoTime() + LONGEST_RECOVERY.toNanos();
    while (isRecovering(superuser)) {
      if (System.nanoTime() > end) {
        throw new BackupFailure("the recovery does not end: see the log of postgres");
      }
      Thread.sleep(Duration.ofMillis(200));
    }
    try (var statement = superuser.createStatement()) {
      statement.execute("alter system reset restore_command");
    }
  }

  /**
   * The bus is empty after a restore. What was published shortly before goes out again, and each
   * consumer takes what it had not taken by then.
   *
   * @param database a superuser's connection to the platform's database
   * @return how many events
   */
  public static long publishAgain(Connection database, List<String> schemas) throws SQLException {
    long events = 0;
    for (String schema : schemas) {
      try (var statement = database.createStatement()) {
        if (has(database, schema)) {
          events +=
              statement.executeUpdate(
                  "update " + schema + ".outbox set sent_at = null where sent_at is not null");
        }
      }
    }
    return events;
  }

  private static boolean has(Connection database, String schema) throws SQLException {
    try (var query = database.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, schema + ".outbox");
      try (var row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static boolean isRecovering(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement();
        var row = statement.executeQuery("select pg_is_in_recovery()")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
