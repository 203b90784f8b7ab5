package org.careline.localstack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.careline.localstack.EmbeddedDatabase;
import org.careline.localstack.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server that is copied, killed and brought back. */
class BackupTest {

  private static final String KEY = "bWFzdGVy";

  @TempDir Path folder;

  @Test
  void everythingUpToTheLastArchivedSegmentComesBack() throws Exception {
    var archive = new WalArchive(folder.resolve("archive"));
    Path backup = folder.resolve("backup");
    try (var server = start("old")) {
      try (var connection = server.connect("postgres")) {
        prepare(connection);
        note(connection, "before the backup");
        new BaseBackup(folder.resolve("old"), archive).make(connection, backup, KEY);
        note(connection, "after the backup");
        archiveAll(connection);
        note(connection, "after the last archived segment");
      }
      ProcessHandle process = server.process().orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    }

    var restore = new Restore(backup);
    restore.layOut(folder.resolve("new"), restore.archive());

    try (var server = start("new");
        var connection = server.connect("postgres")) {
      restore.awaitRecovery(connection);
      assertThat(notes(connection)).containsExactly("before the backup", "after the backup");
      note(connection, "life goes on");
      assertThat(Restore.publishAgain(connection, List.of("gateway", "nowhere"))).isEqualTo(1);
      assertThat(one(connection, "select count(*) from gateway.outbox where sent_at is null"))
          .isEqualTo("2");
    }
  }

  @Test
  void aBackupIsWholeWithoutItsArchive() throws Exception {
    var archive = new WalArchive(folder.resolve("archive"));
    Path backup = folder.resolve("backup");
    try (var server = start("old");
        var connection = server.connect("postgres")) {
      prepare(connection);
      note(connection, "before the backup");
      new BaseBackup(folder.resolve("old"), archive).make(connection, backup, KEY);
    }

    new Restore(backup).layOut(folder.resolve("new"), folder.resolve("lost"));

    try (var server = start("new");
        var connection = server.connect("postgres")) {
      new Restore(backup).awaitRecovery(connection);
      assertThat(notes(connection)).containsExactly("before the backup");
    }
  }

  @Test
  void nothingIsArchivedBeforeTheFirstBackupAndOldSegmentsAreForgottenAfterTheThird()
      throws Exception {
    var archive = new WalArchive(folder.resolve("archive"));
    try (var server = start("old");
        var connection = server.connect("postgres")) {
      prepare(connection);
      archive.tell(connection);
      one(connection, "select pg_switch_wal()");
      assertThat(archive.exists()).isFalse();

      var backups = new BaseBackup(folder.resolve("old"), archive);
      backups.make(connection, folder.resolve("one"), KEY);
      String first = Manifest.read(folder.resolve("one")).firstSegment();
      assertThat(archive.folder().resolve(first)).exists();
      note(connection, "more");
      backups.make(connection, folder.resolve("two"), KEY);
      note(connection, "more");
      backups.make(connection, folder.resolve("three"), KEY);

      assertThat(archive.folder().resolve(first)).doesNotExist();
      assertThat(archive.folder().resolve(Manifest.read(folder.resolve("two")).firstSegment()))
          .exists();
    }
  }

  @Test
  void aBackupIsForItsOwnerHoldsNoKeyAndIsNotOverwritten() throws Exception {
    var archive = new WalArchive(folder.resolve("archive"));
    Path backup = folder.resolve("backup");
    try (var server = start("old");
        var connection = server.connect("postgres")) {
      var backups = new BaseBackup(folder.resolve("old"), archive);
      backups.make(connection, backup, KEY);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
          .isEqualTo("rwx------");
      assertThat(Files.readString(backup.resolve("backup.properties"))).doesNotContain(KEY);
      assertThat(new Restore(backup).wasMadeUnder(KEY)).isTrue();
      assertThat(new Restore(backup).wasMadeUnder("YW5vdGhlcg==")).isFalse();
      assertThatThrownBy(() -> backups.make(connection, backup, KEY))
          .isInstanceOf(BackupFailure.class)
          .hasMessageContaining("exists");
    }
    assertThatThrownBy(() -> new Restore(backup).layOut(folder.resolve("old"), folder))
        .hasMessageContaining("holds data");
    assertThatThrownBy(() -> new Restore(folder)).hasMessageContaining("is no backup");
  }

  private EmbeddedDatabase start(String data) {
    return EmbeddedDatabase.start(
        folder.resolve(data),
        folder.resolve("tools"),
        FreePort.find(),
        "secret",
        folder.resolve("postgres.log"));
  }

  private static void prepare(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create table note (id serial, text text)");
      statement.execute("create schema gateway");
      statement.execute("create table gateway.outbox (id int, sent_at timestamptz)");
      statement.execute("insert into gateway.outbox values (1, null), (2, now())");
    }
  }

  private static void archiveAll(Connection connection) throws SQLException {
    String segment = one(connection, "select pg_walfile_name(pg_switch_wal())");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                segment.compareTo(
                        one(
                            connection,
                            "select coalesce(last_archived_wal, '') from pg_stat_archiver"))
                    <= 0);
  }

  private static void note(Connection connection, String text) throws SQLException {
    try (var insert = connection.prepareStatement("insert into note (text) values (?)")) {
      insert.setString(1, text);
      insert.execute();
    }
  }

  private static List<String> notes(Connection connection) throws SQLException {
    return List.of(
        one(connection, "select string_agg(text, '|' order by id) from note").split("\\|"));
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
