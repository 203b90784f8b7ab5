package org.careline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a Postgres server to the shape the services expect: the database, a login role and a
 * schema per service, and the vault. Safe to run again; running it again with another password
 * changes the roles' password.
 */
public final class DatabaseProvisioner {
  /** The platform's database. */
  public static final String DATABASE = "careline";

  /** Schemas, one per service; the role is {@code careline_<schema>}. */
  public static final List<String> SCHEMAS =
      List.of("auth", "gateway", "inference", "rag", "anomaly", "escalation", "analytics");

  private DatabaseProvisioner() {}

  /**
   * Creates what is missing.
   *
   * @param server the running server
   * @param rolePassword password of every service role
   */
  public static void provision(EmbeddedDatabase server, String rolePassword) {
    try {
      try (var admin = server.connect(EmbeddedDatabase.SUPERUSER)) {
        createDatabase(admin);
        createRoles(admin, rolePassword);
      }
      try (var admin = server.connect(DATABASE)) {
        run(admin, "schemas.sql");
        run(admin, "vault.sql");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be provisioned", e);
    }
  }

  private static void createDatabase(Connection admin) throws SQLException {
    try (var query = admin.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, DATABASE);
      try (var found = query.executeQuery()) {
        if (found.next()) {
          return;
        }
      }
    }
    run(admin, "database.sql");
  }

  private static void createRoles(Connection admin, String rolePassword) throws SQLException {
    var setting = "select set_config('careline.role_password', ?, false)";
    try (var statement = admin.prepareStatement(setting)) {
      statement.setString(1, rolePassword);
      statement.execute();
    }
    run(admin, "roles.sql");
  }

  private static void run(Connection connection, String script) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(read(script));
    }
  }

  private static String read(String script) {
    try (var in = DatabaseProvisioner.class.getResourceAsStream("/platform/" + script)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Unreadable script " + script, e);
    }
  }
}
