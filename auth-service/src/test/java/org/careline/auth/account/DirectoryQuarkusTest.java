package org.careline.auth.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careline.auth.OwnKeys;
import org.careline.auth.account.AccountRepository.Filter;
import org.careline.auth.account.RegisterAccount.Details;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(OwnKeys.class)
class DirectoryQuarkusTest {

  private static final String PASSWORD = "a quiet river at dawn";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject RegisterAccount register;
  @Inject AccountRepository accounts;
  @Inject SearchTerms terms;
  @Inject IndexAccounts index;
  @Inject Database database;

  @Test
  void aSearchAmongManyUnsealsNoneButThoseItShows() {
    TenantId tenant = new TenantId("crowded");
    unreadable(tenant, 20_000);
    Account zoe = account(tenant, "zoe.quick@example.org", "Zoë Quick");

    assertThat(found(tenant, "ZOE qui")).extracting(Account::id).containsExactly(zoe.id());
    assertThat(found(tenant, "quick@example.org")).hasSize(1);
    assertThat(found(tenant, "uick")).isEmpty();
    assertThat(plan(tenant, "zoe")).contains("account_term_pkey").doesNotContain("Seq Scan");
  }

  @Test
  void namesOfEveryScriptAreFoundByTheirBeginnings() {
    TenantId tenant = new TenantId("scripts");
    account(tenant, "a@example.org", "王小明");
    account(tenant, "b@example.org", "अनीता शर्मा");

    assertThat(found(tenant, "王小")).hasSize(1);
    assertThat(found(tenant, "शर")).hasSize(1);
  }

  @Test
  void accountsOlderThanTheIndexBecomeFindable() {
    TenantId tenant = new TenantId("before");
    account(tenant, "old@example.org", "Old Timer");
    database.doInTenant(
        tenant,
        handle -> {
          handle.execute("delete from account_term where tenant_id = ?", tenant.value());
          handle.execute("update account set findable = false where tenant_id = ?", tenant.value());
        });

    index.index();

    await().atMost(SOON).untilAsserted(() -> assertThat(found(tenant, "timer")).hasSize(1));
  }

  @Test
  void anErasedAccountIsListedWithoutNameAndSignsInNoMore() {
    TenantId tenant = new TenantId("erased");
    UserId id = UserId.next();
    database.doInTenant(
        tenant,
        handle -> {
          handle.execute(
              "insert into vault.data_key (tenant_id, patient_id, wrapped_key) values (?, ?, '')",
              tenant.value(),
              id.value());
          handle.execute("delete from vault.data_key where patient_id = ?", id.value());
          insert(handle, tenant, id);
        });

    List<Account> listed = found(tenant, "");

    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().isErased()).isTrue();
    assertThat(AccountView.from(listed.getFirst()).displayName()).isEmpty();
  }

  @Test
  void seedingAgainLeavesAChangedPasswordAndAnErasedLoginAlone() {
    TenantId tenant = new TenantId("seeded");
    seeder(tenant, "the first of passwords").seed(null);
    database.doInTenant(
        tenant, handle -> handle.execute("update account set password_hash = 'changed'"));

    seeder(tenant, "another one of passwords").seed(null);

    assertThat(hashes(tenant)).hasSize(7).containsOnly("changed");
  }

  /** Whoever does not know the password costs the same work, whether the account exists or not. */
  @Test
  void nothingIsUnsealedForAWrongPassword() {
    String email = UUID.randomUUID() + "@example.org";
    Account account = account(TestTokens.TENANT, email, "Pat Doe");
    UserId id = account.id();
    change("update account set email_phi = 'unreadable' where id = ?", id);
    try {
      given()
          .contentType("application/json")
          .body(Map.of("email", email, "password", "wrong wrong wrong"))
          .post("/api/v1/auth/login")
          .then()
          .statusCode(401);
    } finally {
      change("delete from account where id = ?", id);
    }
  }

  private void change(String statement, UserId id) {
    database.doInTenant(TestTokens.TENANT, handle -> handle.execute(statement, id.value()));
  }

  private DemoAccounts seeder(TenantId tenant, String password) {
    return new DemoAccounts(
        register, accounts, database, tenant.value(), true, Optional.of(password));
  }

  private Account account(TenantId tenant, String email, String name) {
    var details = new Details(PhiText.of(email), PhiText.of(name), "en", "US");
    return register.create(tenant, details, Set.of(Role.PATIENT), PASSWORD).orElseThrow();
  }

  private List<Account> found(TenantId tenant, String query) {
    var filter = new Filter(Optional.empty(), terms.of(tenant, query));
    return database.inTenant(tenant, handle -> accounts.page(handle, tenant, filter, 0, 50));
  }

  private List<String> hashes(TenantId tenant) {
    return database.inTenant(
        tenant,
        handle ->
            handle.createQuery("select password_hash from account").mapTo(String.class).list());
  }

  private String plan(TenantId tenant, String query) {
    List<String> lines =
        database.inTenant(
            tenant,
            handle ->
                handle
                    .createQuery(
                        "explain select account_id from account_term where term = any(:terms)"
                            + " group by account_id having count(*) = 1")
                    .bindArray("terms", Long.class, terms.of(tenant, query))
                    .mapTo(String.class)
                    .list());
    return String.join("\n", lines);
  }

  private static void insert(org.jdbi.v3.core.Handle handle, TenantId tenant, UserId id) {
    handle.execute(
        "insert into account values (?, ?, ?, 'phi1:AAAA', 'phi1:AAAA', 'x', '{PATIENT}', 'en',"
            + " 'US', now(), null, true)",
        tenant.value(),
        id.value(),
        new byte[] {1});
  }

  /** Accounts that cannot be opened, each with twenty terms of its own. */
  private void unreadable(TenantId tenant, int count) {
    database.doInTenant(
        tenant,
        handle -> {
          handle.execute(
              "insert into account select ?, gen_random_uuid(), int4send(n), 'unreadable',"
                  + " 'unreadable', 'x', '{PATIENT}', 'en', 'US', now() + interval '1 day', null,"
                  + " true from generate_series(1, ?) n",
              tenant.value(),
              count);
          handle.execute(
              "insert into account_term select tenant_id, hashtextextended(id::text, n), id"
                  + " from account, generate_series(1, 20) n where tenant_id = ?",
              tenant.value());
        });
    database.doAcrossTenants(handle -> handle.execute("analyze account_term"));
  }
}
