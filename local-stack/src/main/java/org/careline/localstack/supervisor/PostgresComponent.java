package org.careline.localstack.supervisor;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.careline.localstack.DatabaseProvisioner;
import org.careline.localstack.EmbeddedDatabase;
import org.careline.localstack.backup.WalArchive;
import org.careline.localstack.process.RunFolder;

/** Postgres with the platform's roles and schemas. */
final class PostgresComponent implements Component {
  static final String NAME = "postgres";

  private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

  private final Layout layout;
  private final int port;
  private final Secrets secrets;
  private volatile EmbeddedDatabase database;

  PostgresComponent(Layout layout, int port, Secrets secrets) {
    this.layout = layout;
    this.port = port;
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    stop();
    var log = layout.log(NAME);
    log.rotate();
    var password = secrets.get(Secrets.SUPERUSER_PASSWORD);
    database =
        EmbeddedDatabase.start(layout.data(NAME), layout.tool(NAME), port, password, log.path());
    DatabaseProvisioner.provision(database, secrets.get(Secrets.DATABASE_PASSWORD));
    tellWhereToArchive();
  }

  private void tellWhereToArchive() {
    try (var superuser = database.connect(EmbeddedDatabase.SUPERUSER)) {
      new WalArchive(layout.archivedLog()).tell(superuser);
    } catch (SQLException e) {
      throw new IllegalStateException("Postgres does not take its archive", e);
    }
  }

  @Override
  public boolean ready() {
    var running = database;
    if (running == null) {
      return false;
    }
    try (var connection = running.connect(DatabaseProvisioner.DATABASE)) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(database).flatMap(EmbeddedDatabase::process);
  }

  @Override
  public void stop() {
    if (database != null) {
      database.close();
      // It is said to be stopped a moment before its process is gone.
      database
          .process()
          .filter(ProcessHandle::isAlive)
          .ifPresent(process -> RunFolder.end(process, LAST_MOMENT));
      database = null;
    }
  }
}
