package org.careline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseProvisionerTest {
  private static final String PASSWORD = "role-password-1";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private static EmbeddedDatabase database;

  @BeforeAll
  static void provisionTwice() {
    database = EmbeddedDatabase.start();
    DatabaseProvisioner.provision(database, "an earlier password");
    DatabaseProvisioner.provision(database, PASSWORD);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void everyServiceRoleLandsInItsOwnSchemaWithoutExtraRights() throws Exception {
    for (String schema : DatabaseProvisioner.SCHEMAS) {
      try (var connection = as(schema)) {
        assertThat(text(connection, "select current_schema()")).isEqualTo(schema);
        assertThat(
                text(
                    connection,
                    "select rolsuper or rolbypassrls or rolcreatedb or rolcreaterole"
                        + " from pg_roles where rolname = current_user"))
            .isEqualTo("f");
      }
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertRefused(
        () ->
            database
                .connect(DatabaseProvisioner.DATABASE, "careline_auth", "an earlier password")
                .close(),
        "28P01");
  }

  @Test
  void aServiceCannotReadAnotherServicesTables() throws Exception {
    try (var auth = as("auth")) {
      run(auth, "create table only_mine (id int)");
    }
    try (var gateway = as("gateway")) {
      assertRefused(() -> run(gateway, "select * from auth.only_mine"), INSUFFICIENT_PRIVILEGE);
      assertRefused(
          () -> run(gateway, "create table public.loose (id int)"), INSUFFICIENT_PRIVILEGE);
    }
  }

  @Test
  void anyServiceStoresADataKeyButOnlyAuthErasesOne() throws Exception {
    var patient = UUID.randomUUID();
    try (var gateway = as("gateway")) {
      storeKey(gateway, "demo", patient);
      assertRefused(() -> run(gateway, "delete from vault.data_key"), INSUFFICIENT_PRIVILEGE);
    }
    try (var auth = as("auth")) {
      erase(auth, "demo", patient);
    }
    try (var rag = as("rag")) {
      assertThat(keys(rag, "demo", patient)).isZero();
    }
  }

  @Test
  void anErasedPatientNeverGetsAKeyAgain() throws Exception {
    var patient = UUID.randomUUID();
    try (var gateway = as("gateway");
        var auth = as("auth")) {
      storeKey(gateway, "demo", patient);
      erase(auth, "demo", patient);

      assertRefused(() -> storeKey(gateway, "demo", patient), "CL001");
    }
  }

  @Test
  void aKeyStoredDuringAnErasureIsRefusedOnceTheErasureCommits() throws Exception {
    var patient = UUID.randomUUID();
    try (var gateway = as("gateway");
        var auth = as("auth")) {
      storeKey(gateway, "demo", patient);
      auth.setAutoCommit(false);
      erase(auth, "demo", patient);

      var outcome = CompletableFuture.supplyAsync(() -> tryToStoreKey(gateway, patient));
      await().until(DatabaseProvisionerTest::waitingForLock);
      auth.commit();

      assertThat(outcome.join()).isEqualTo("CL001");
    }
  }

  @Test
  void keysOfAnotherTenantAreInvisible() throws Exception {
    var patient = UUID.randomUUID();
    try (var gateway = as("gateway")) {
      storeKey(gateway, "demo", patient);
      assertThat(keys(gateway, "demo", patient)).isEqualTo(1);
      assertThat(keys(gateway, "other", patient)).isZero();
    }
  }

  private static String tryToStoreKey(Connection connection, UUID patient) {
    try {
      storeKey(connection, "demo", patient);
      return "stored";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  private static boolean waitingForLock() throws SQLException {
    try (var admin = database.connect(DatabaseProvisioner.DATABASE)) {
      return text(
              admin, "select count(*) from pg_locks where locktype = 'advisory' and not granted")
          .equals("1");
    }
  }

  private static Connection as(String schema) throws SQLException {
    return database.connect(DatabaseProvisioner.DATABASE, "careline_" + schema, PASSWORD);
  }

  private static void storeKey(Connection connection, String tenant, UUID patient)
      throws SQLException {
    useTenant(connection, tenant);
    run(
        connection,
        "insert into vault.data_key (tenant_id, patient_id, wrapped_key) values ('%s', '%s', '\\x00')"
            .formatted(tenant, patient));
  }

  private static void erase(Connection connection, String tenant, UUID patient)
      throws SQLException {
    useTenant(connection, tenant);
    run(connection, "delete from vault.data_key where patient_id = '%s'".formatted(patient));
  }

  private static int keys(Connection connection, String tenant, UUID patient) throws SQLException {
    useTenant(connection, tenant);
    return Integer.parseInt(
        text(
            connection,
            "select count(*) from vault.data_key where patient_id = '%s'".formatted(patient)));
  }

  private static void useTenant(Connection connection, String tenant) throws SQLException {
    run(connection, "select set_config('careline.tenant', '%s', false)".formatted(tenant));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void assertRefused(ThrowingCallable action, String sqlState) {
    assertThatThrownBy(action)
        .asInstanceOf(type(SQLException.class))
        .extracting(SQLException::getSQLState)
        .isEqualTo(sqlState);
  }
}
