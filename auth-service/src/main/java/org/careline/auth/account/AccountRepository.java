package org.careline.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.careline.auth.secret.DerivedKeys;
import org.careline.chassis.phi.PatientErasedException;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Stores accounts; e-mail and name sealed, the e-mail found by its keyed hash. */
@ApplicationScoped
public class AccountRepository {

  private static final String EMAIL = "email lookup";

  private static final String MATCHES =
      "(cast(:role as text) is null or :role = any(roles)) and (:wanted = 0 or id in"
          + " (select account_id from account_term where term = any(:terms)"
          + " group by account_id having count(*) = :wanted))";

  private final PhiCipher cipher;
  private final DerivedKeys keys;

  AccountRepository(PhiCipher cipher, DerivedKeys keys) {
    this.cipher = cipher;
    this.keys = keys;
  }

  /** False when there is an account with this e-mail already. */
  boolean insert(Handle handle, Account account, String passwordHash) {
    return handle
            .createUpdate(
                "insert into account values (:tenant, :id, :hash, :email, :name, :password, :roles,"
                    + " :language, :country, :created, null, true)"
                    + " on conflict (tenant_id, email_hash) do nothing")
            .bind("tenant", account.tenant().value())
            .bind("id", account.id().value())
            .bind("hash", emailHash(account.tenant(), account.email().reveal()))
            .bind("email", cipher.seal(account.tenant(), account.id(), account.email()))
            .bind("name", cipher.seal(account.tenant(), account.id(), account.name()))
            .bind("password", passwordHash)
            .bindArray("roles", String.class, account.roles().stream().map(Role::name).toArray())
            .bind("language", account.language())
            .bind("country", account.country())
            .bind("created", account.createdAt())
            .execute()
        == 1;
  }

  /** Whose account it is and what the password must fit; nothing has to be unsealed for it. */
  public record Credentials(UserId id, String passwordHash) {}

  public Optional<Credentials> byEmail(Handle handle, TenantId tenant, String email) {
    return handle
        .createQuery("select id, password_hash from account where email_hash = :hash")
        .bind("hash", emailHash(tenant, email))
        .map(
            (rs, context) ->
                new Credentials(
                    new UserId(rs.getObject("id", UUID.class)), rs.getString("password_hash")))
        .findOne();
  }

  public Optional<Account> byId(Handle handle, TenantId tenant, UserId id) {
    return handle
        .createQuery("select * from account where id = :id")
        .bind("id", id.value())
        .map((rs, context) -> read(tenant, rs))
        .findOne();
  }

  public void loggedIn(Handle handle, Account account) {
    handle.execute("update account set last_login_at = now() where id = ?", account.id().value());
  }

  /**
   * Which accounts to list.
   *
   * @param terms what their e-mail and name must hold, by {@link SearchTerms#of}; empty for all
   */
  public record Filter(Optional<Role> role, Set<Long> terms) {}

  /** Newest first; only those of the page are unsealed. */
  public List<Account> page(Handle handle, TenantId tenant, Filter filter, int page, int size) {
    return bind(
            handle.createQuery(
                "select * from account where "
                    + MATCHES
                    + " order by created_at desc, id limit :size offset :skip"),
            filter)
        .bind("size", size)
        .bind("skip", (long) page * size)
        .map((rs, context) -> read(tenant, rs))
        .list();
  }

  public long count(Handle handle, Filter filter) {
    return bind(handle.createQuery("select count(*) from account where " + MATCHES), filter)
        .mapTo(Long.class)
        .one();
  }

  private static Query bind(Query query, Filter filter) {
    return query
        .bind("role", filter.role().map(Role::name))
        .bindArray("terms", Long.class, filter.terms())
        .bind("wanted", filter.terms().size());
  }

  /** The same person whatever the case and the spaces around. */
  static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private byte[] emailHash(TenantId tenant, String email) {
    return keys.mac(EMAIL, tenant + "/" + normalised(email));
  }

  private Account read(TenantId tenant, ResultSet rs) throws SQLException {
    UserId id = new UserId(rs.getObject("id", UUID.class));
    OffsetDateTime login = rs.getObject("last_login_at", OffsetDateTime.class);
    return new Account(
        tenant,
        id,
        open(tenant, id, rs.getString("email_phi")),
        open(tenant, id, rs.getString("name_phi")),
        roles(rs),
        rs.getString("language"),
        rs.getString("country"),
        rs.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(login).map(OffsetDateTime::toInstant));
  }

  /** Of an erased person nothing is left to read; the account remains, and can be seen. */
  private PhiText open(TenantId tenant, UserId id, String sealed) {
    try {
      return cipher.open(tenant, id, sealed);
    } catch (PatientErasedException e) {
      return PhiText.of("");
    }
  }

  private static Set<Role> roles(ResultSet rs) throws SQLException {
    return Arrays.stream((String[]) rs.getArray("roles").getArray())
        .map(Role::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
