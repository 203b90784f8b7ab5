package org.careline.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.localstack.DatabaseProvisioner;
import org.careline.localstack.EmbeddedDatabase;
import org.careline.localstack.TemporaryFolder;
import org.careline.localstack.backup.BackupFailure;
import org.careline.localstack.backup.BaseBackup;
import org.careline.localstack.backup.Restore;
import org.careline.localstack.backup.WalArchive;

/**
 * {@code backup [folder] [--with-keys]} of a running stack, and {@code restore <folder> [--archive
 * folder] [--keys file]} into an empty one.
 */
final class BackupCommands {

  private static final String KEYS = "secrets.env";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Layout layout;
  private final StackPorts ports;
  private final Console console;

  BackupCommands(Layout layout, Map<String, String> environment, Console console) {
    this.layout = layout;
    this.ports = new StackPorts(environment);
    this.console = console;
  }

  /** 0 when it is done. */
  int run(String command, List<String> words) throws IOException {
    try {
      if (command.equals("backup")) {
        backup(words);
      } else {
        restore(words);
      }
      return 0;
    } catch (BackupFailure failure) {
      console.say("careline: " + failure.getMessage());
    } catch (SQLException e) {
      console.say("careline: Postgres did not do it (SQLSTATE " + e.getSQLState() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      console.say("careline: interrupted");
    }
    return 1;
  }

  private void backup(List<String> words) throws IOException, SQLException, InterruptedException {
    boolean withKeys = words.contains("--with-keys");
    Path folder =
        words.stream()
            .filter(word -> !word.startsWith("--"))
            .findFirst()
            .map(Path::of)
            .orElseGet(() -> layout.home().resolve("backups").resolve(STAMP.format(Instant.now())));
    var began = Instant.now();
    var secrets = Secrets.loadOrCreate(layout.secrets());
    var making = new BaseBackup(layout.data("postgres"), new WalArchive(layout.archivedLog()));
    try (var superuser =
        EmbeddedDatabase.connect(
            ports.postgres(), "postgres", secrets.get(Secrets.SUPERUSER_PASSWORD))) {
      long bytes = making.make(superuser, folder, secrets.get(Secrets.MASTER_KEY));
      console.say(
          "Backup      "
              + folder.toAbsolutePath()
              + " ("
              + bytes / 1_048_576
              + " MB, "
              + Console.seconds(Duration.between(began, Instant.now()))
              + ")");
    }
    console.say(
        "Archive     " + layout.archivedLog() + ": every change from now on, a minute late");
    if (withKeys) {
      PrivateFile.write(folder.resolve(KEYS), Files.readString(layout.secrets()));
      console.say(
          "Keys        IN THE BACKUP: whoever has this folder can read every patient's data");
    } else {
      console.say(
          "Keys        not in the backup. Without "
              + layout.secrets()
              + " it cannot be read: keep a copy in another safe place");
    }
  }

  private void restore(List<String> words) throws IOException, SQLException, InterruptedException {
    var began = Instant.now();
    if (words.isEmpty() || words.getFirst().startsWith("--")) {
      throw new BackupFailure("restore needs the folder of a backup");
    }
    Path backup = Path.of(words.getFirst());
    var restore = new Restore(backup);
    var secrets = secrets(backup, option(words, "--keys"));
    if (!restore.wasMadeUnder(secrets.get(Secrets.MASTER_KEY))) {
      throw new BackupFailure("these keys are not the ones the backup was made under");
    }
    Path archive = option(words, "--archive").map(Path::of).orElse(restore.archive());
    Path data = layout.data("postgres");
    restore.layOut(data, archive);
    TemporaryFolder.delete(layout.data("kafka"));
    TemporaryFolder.delete(layout.data("redis"));
    long again = recover(restore, secrets);
    console.say(
        "Restored    in "
            + Console.seconds(Duration.between(began, Instant.now()))
            + (Files.isDirectory(archive)
                ? ", with the log in " + archive
                : ", without a later log"));
    console.say("Bus         starts empty; " + again + " recent events are published again");
    console.say("Next        ./careline up, then ./careline backup: the old archive ends here");
  }

  private long recover(Restore restore, Secrets secrets) throws SQLException, InterruptedException {
    var log = layout.log("postgres");
    try (var database =
        EmbeddedDatabase.start(
            layout.data("postgres"),
            layout.tool("postgres"),
            ports.postgres(),
            secrets.get(Secrets.SUPERUSER_PASSWORD),
            log.path())) {
      try (var superuser = database.connect(EmbeddedDatabase.SUPERUSER)) {
        restore.awaitRecovery(superuser);
      }
      try (var platform = database.connect(DatabaseProvisioner.DATABASE)) {
        return Restore.publishAgain(platform, DatabaseProvisioner.SCHEMAS);
      }
    }
  }

  private Secrets secrets(Path backup, Optional<String> named) throws IOException {
    Path given = named.map(Path::of).orElse(backup.resolve(KEYS));
    if (!Files.exists(layout.secrets())) {
      if (!Files.isReadable(given)) {
        throw new BackupFailure(
            "the backup holds no keys: name the file of the old stack with --keys secrets.env");
      }
      PrivateFile.write(layout.secrets(), Files.readString(given));
    }
    return Secrets.loadOrCreate(layout.secrets());
  }

  private static Optional<String> option(List<String> words, String name) {
    int at = words.indexOf(name);
    return at >= 0 && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
  }
}
