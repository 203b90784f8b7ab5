package org.careline.chassis.phi;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Patients' data keys, kept in the {@code vault} schema wrapped by the master key. A destroyed key
 * is forgotten here within {@link #MEMORY}. Keys are fetched over connections of their own: a
 * transaction that waits for a key must not wait for itself.
 */
@ApplicationScoped
class PatientKeys {

  static final Duration MEMORY = Duration.ofMinutes(5);
  private static final int KEY_BYTES = 32;
  private static final int VALID_SECONDS = 2;

  /** Raised by the vault when a key is asked for again after erasure. */
  private static final String ERASED_STATE = "CL001";

  private final AgroalDataSource connections;
  private final Jdbi jdbi;
  private final SecretKey master;
  private final SecureRandom random = new SecureRandom();
  private final LoadingCache<Owner, SecretKey> keys =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(MEMORY).build(this::loadOrCreate);

  PatientKeys(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      @ConfigProperty(name = "careline.phi.master-key") Optional<String> masterKey)
      throws SQLException {
    this.master = parse(masterKey.orElse(""));
    this.connections = AgroalDataSource.from(pool(url, user, password));
    this.jdbi = Jdbi.create(connections);
  }

  SecretKey of(TenantId tenant, UserId patient) {
    return keys.get(new Owner(tenant, patient));
  }

  @PreDestroy
  void close() {
    connections.close();
  }

  private SecretKey loadOrCreate(Owner owner) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute("select set_config('careline.tenant', ?, true)", owner.tenant().value());
          return find(handle, owner).orElseGet(() -> create(handle, owner));
        });
  }

  private SecretKey create(Handle handle, Owner owner) {
    byte[] fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    byte[] wrapped = AesGcm.seal(master, fresh, owner.bytes());
    try {
      handle
          .createUpdate(
              "insert into vault.data_key (tenant_id, patient_id, wrapped_key)"
                  + " values (:tenant, :patient, :key) on conflict do nothing")
          .bind("tenant", owner.tenant().value())
          .bind("patient", owner.patient().value())
          .bind("key", wrapped)
          .execute();
    } catch (JdbiException e) {
      throw isErased(e) ? new PatientErasedException() : e;
    }
    return find(handle, owner).orElseThrow(PatientErasedException::new);
  }

  private Optional<SecretKey> find(Handle handle, Owner owner) {
    return handle
        .createQuery(
            "select wrapped_key from vault.data_key"
                + " where tenant_id = :tenant and patient_id = :patient")
        .bind("tenant", owner.tenant().value())
        .bind("patient", owner.patient().value())
        .mapTo(byte[].class)
        .findOne()
        .map(wrapped -> new SecretKeySpec(AesGcm.open(master, wrapped, owner.bytes()), "AES"));
  }

  private static boolean isErased(JdbiException e) {
    return e.getCause() instanceof SQLException sql && ERASED_STATE.equals(sql.getSQLState());
  }

  private static AgroalDataSourceConfigurationSupplier pool(
      String url, String user, String password) {
    return new AgroalDataSourceConfigurationSupplier()
        .connectionPoolConfiguration(
            pool ->
                pool.maxSize(2)
                    .acquisitionTimeout(Duration.ofSeconds(5))
                    .connectionValidator(
                        ConnectionValidator.defaultValidatorWithTimeout(VALID_SECONDS))
                    .idleValidationTimeout(Duration.ofSeconds(1))
                    .exceptionSorter(new PostgreSQLExceptionSorter())
                    .connectionFactoryConfiguration(
                        connection ->
                            connection
                                .jdbcUrl(url)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password))));
  }

  private static SecretKey parse(String base64) {
    byte[] key = Base64.getDecoder().decode(base64.strip());
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "careline.phi.master-key (CARELINE_MASTER_KEY) must be 32 bytes in base64");
    }
    return new SecretKeySpec(key, "AES");
  }

  private record Owner(TenantId tenant, UserId patient) {
    byte[] bytes() {
      return (tenant + "/" + patient).getBytes(StandardCharsets.UTF_8);
    }
  }
}
