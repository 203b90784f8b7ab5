package org.careline.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * A real Postgres 18 as a child process, listening on the loopback interface.
 *
 * <p>Every login needs its password: after the first start the data folder's host rules ask for
 * SCRAM.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The superuser's name. */
  public static final String SUPERUSER = "postgres";

  /** In the data folder once its first start has succeeded. */
  private static final String MADE = "careline.made";

  /** How much is lost at worst where the whole machine is lost but its archive is not. */
  private static final String ARCHIVE_SECONDS =
      System.getenv().getOrDefault("CARELINE_ARCHIVE_SECONDS", "60");

  /** A server that recovers takes its time. */
  private static final Duration LONGEST_START = Duration.ofMinutes(10);

  private static final String HOST_RULES =
      """
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres postgres;
  private final Path data;
  private final boolean temporary;
  private final String superuserPassword;
  private final Optional<ProcessHandle> process;

  private EmbeddedDatabase(
      EmbeddedPostgres postgres, Path data, boolean temporary, String superuserPassword)
      throws IOException {
    this.postgres = postgres;
    this.data = data;
    this.temporary = temporary;
    this.superuserPassword = superuserPassword;
    this.process = postmaster(data);
  }

  /** Starts on a free port with data that vanishes on close; quick, not durable. */
  public static EmbeddedDatabase start() {
    try {
      var data = TemporaryFolder.create("postgres");
      var builder =
          builder(data, "postgres")
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("synchronous_commit", "off");
      return start(builder, data, true, "postgres");
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("Postgres did not start", e);
    }
  }

  /**
   * Starts on the given port with data that survives.
   *
   * @param data folder of the server's data
   * @param binaries folder the server's programs are unpacked into
   * @param port the port to listen on
   * @param superuserPassword password of {@link #SUPERUSER}; must be the same at every start
   * @param log where the server writes its log
   */
  public static EmbeddedDatabase start(
      Path data, Path binaries, int port, String superuserPassword, Path log) {
    try {
      Files.createDirectories(data.getParent());
      removeHalfUnpacked(Files.createDirectories(binaries));
      removeHalfMade(data);
      var builder =
          builder(data, superuserPassword)
              .setPort(port)
              // The library starts its servers unsafe for speed; what is accepted here must last.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              // Segments of the log are there to be archived; whether they are, the archive says.
              .setServerConfig("archive_mode", "on")
              .setServerConfig("archive_timeout", ARCHIVE_SECONDS)
              .setPGStartupWait(LONGEST_START)
              .setOverrideWorkingDirectory(binaries.toFile())
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .setErrorRedirector(Redirect.appendTo(log.toFile()));
      return start(builder, data, false, superuserPassword);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("Postgres did not start on port " + port, e);
    }
  }

  /** A start that was killed while it unpacked leaves a folder without the mark of completion. */
  private static void removeHalfUnpacked(Path binaries) throws IOException {
    try (var unpacked = Files.list(binaries)) {
      for (Path folder : unpacked.filter(Files::isDirectory).toList()) {
        if (!Files.exists(folder.resolve(".exists"))) {
          TemporaryFolder.delete(folder);
        }
      }
    }
  }

  /** Without the mark of a first successful start nobody ever stored anything there. */
  private static void removeHalfMade(Path data) throws IOException {
    if (!Files.exists(data.resolve(MADE))) {
      TemporaryFolder.delete(data);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data, String superuserPassword) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setConnectConfig("password", superuserPassword)
        .setServerConfig("max_connections", "200")
        .setServerConfig("shared_buffers", "64MB")
        .setServerConfig("jit", "off");
  }

  private static EmbeddedDatabase start(
      EmbeddedPostgres.Builder builder, Path data, boolean temporary, String superuserPassword)
      throws IOException, SQLException {
    var database = new EmbeddedDatabase(builder.start(), data, temporary, superuserPassword);
    database.requirePasswords();
    return database;
  }

  private void requirePasswords() throws IOException, SQLException {
    var rules = data.resolve("pg_hba.conf");
    if (Files.exists(data.resolve(MADE))) {
      return;
    }
    try (var connection = connect(SUPERUSER);
        var statement = connection.createStatement()) {
      statement.execute(
          "alter role " + SUPERUSER + " password " + statement.enquoteLiteral(superuserPassword));
      Files.writeString(rules, HOST_RULES);
      statement.execute("select pg_reload_conf()");
      Files.createFile(data.resolve(MADE));
    }
  }

  /** The loopback host. */
  public String host() {
    return "localhost";
  }

  /** The port it listens on. */
  public int port() {
    return postgres.getPort();
  }

  /** JDBC address of a database, without user or password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
  }

  /** A superuser's connection to a server that another process runs on this machine. */
  public static Connection connect(int port, String database, String superuserPassword)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", superuserPassword);
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/" + database, properties);
  }

  /** A new superuser connection to the given database. */
  public Connection connect(String database) throws SQLException {
    return connect(database, SUPERUSER, superuserPassword);
  }

  /** A new connection to the given database as the given role. */
  public Connection connect(String database, String role, String password) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password);
    return DriverManager.getConnection(jdbcUrl(database), properties);
  }

  /** The server's own process, if it still lived right after the start. */
  public Optional<ProcessHandle> process() {
    return process;
  }

  private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
    var lines = Files.readAllLines(data.resolve("postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()));
  }

  @Override
  public void close() {
    try {
      postgres.close();
      if (temporary) {
        TemporaryFolder.delete(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Postgres did not stop cleanly", e);
    }
  }
}
