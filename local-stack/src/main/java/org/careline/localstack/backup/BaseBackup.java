package org.careline.localstack.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A copy of a running server's data, and the log it takes to make the copy consistent: whole in
 * itself, and the point from which the archive leads on.
 */
public final class BaseBackup {

  static final String DATA = "base.tar.gz";
  static final String LABEL = "backup_label";
  static final String WAL = "wal";

  /** What a copy must not have, or need not. */
  private static final List<String> LEFT_OUT =
      List.of(
          "./pg_wal/*",
          "./postmaster.pid",
          "./postmaster.opts",
          "./pg_replslot/*",
          "./pg_dynshmem/*",
          "./pg_notify/*",
          "./pg_serial/*",
          "./pg_snapshots/*",
          "./pg_stat_tmp/*",
          "./pg_subtrans/*",
          "./pgsql_tmp*");

  private static final String STARTS = ".starts";

  private final Path data;
  private final WalArchive archive;

  /**
   * @param data the server's data folder
   */
  public BaseBackup(Path data, WalArchive archive) {
    this.data = data;
    this.archive = archive;
  }

  /**
   * Makes a backup in a new folder that only its owner may read.
   *
   * @param superuser a connection to the running server
   * @return how many bytes it takes
   */
  public long make(Connection superuser, Path folder, String masterKey)
      throws IOException, SQLException, InterruptedException {
    if (Files.exists(folder)) {
      throw new BackupFailure(folder + " exists: name a new folder");
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    archive.open(superuser);
    String first = one(superuser, "select pg_walfile_name(pg_backup_start('careline', true))");
    Tar.pack(data, folder.resolve(DATA), LEFT_OUT);
    String last = stop(superuser, folder);
    copyLog(folder, first, last);
    new Manifest(Instant.now(), first, last, Manifest.printOf(masterKey), archive.folder())
        .write(folder);
    forgetOld(first);
    return size(folder);
  }

  /** Returns only once the log up to the end of the backup is in the archive. */
  private static String stop(Connection superuser, Path folder) throws SQLException, IOException {
    try (var statement = superuser.createStatement();
        var row =
            statement.executeQuery(
                "select labelfile, pg_walfile_name(lsn) from pg_backup_stop(true)")) {
      row.next();
      Files.writeString(folder.resolve(LABEL), row.getString(1));
      return row.getString(2);
    }
  }

  private void copyLog(Path folder, String first, String last) throws IOException {
    Path wal = Files.createDirectory(folder.resolve(WAL));
    for (Path file : archive.files()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".history")
          || name.compareTo(first) >= 0 && name.substring(0, 24).compareTo(last) <= 0) {
        Files.copy(file, wal.resolve(name));
      }
    }
    if (!Files.exists(wal.resolve(last))) {
      throw new BackupFailure("the log of the backup is not in the archive");
    }
  }

  /** Two backups back the archive leads; what is older than that leads nowhere. */
  private void forgetOld(String first) throws IOException {
    Path starts = archive.folder().resolve(STARTS);
    List<String> known = Files.exists(starts) ? Files.readAllLines(starts) : List.of();
    if (!known.isEmpty()) {
      archive.forgetBefore(known.getLast());
    }
    Files.writeString(
        starts,
        first + "\n",
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
