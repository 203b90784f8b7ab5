package org.careline.auth.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.careline.auth.account.RegisterAccount.Details;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.text.PhiText;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The demo logins, made at the first start where configuration asks for them. */
@ApplicationScoped
class DemoAccounts {

  private static final List<Person> PEOPLE =
      List.of(
          new Person("patient", "Maria Lopez", Role.PATIENT),
          new Person("clinician", "Nurse Ann Carter", Role.CLINICIAN),
          new Person("clinician2", "Dr Sam Okafor", Role.CLINICIAN),
          new Person("reviewer", "Priya Nair", Role.REVIEWER),
          new Person("admin", "Lee Morgan", Role.ADMIN),
          new Person("student", "Chris Yamada", Role.STUDENT),
          new Person("instructor", "Prof Elena Ruiz", Role.INSTRUCTOR));

  private final RegisterAccount register;
  private final AccountRepository accounts;
  private final Database database;
  private final TenantId tenant;
  private final boolean wanted;
  private final Optional<String> password;

  DemoAccounts(
      RegisterAccount register,
      AccountRepository accounts,
      Database database,
      @ConfigProperty(name = "careline.tenant.default") String tenant,
      @ConfigProperty(name = "careline.demo.seed") boolean wanted,
      @ConfigProperty(name = "careline.demo.password") Optional<String> password) {
    this.register = register;
    this.accounts = accounts;
    this.database = database;
    this.tenant = new TenantId(tenant);
    this.wanted = wanted;
    this.password = password;
  }

  private record Person(String login, String name, Role role) {
    String email() {
      return login + "@demo.careline";
    }
  }

  void seed(@Observes StartupEvent started) {
    if (!wanted) {
      return;
    }
    String secret =
        password.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "careline.demo.password (CARELINE_DEMO_PASSWORD) is needed to seed the demo"));
    PEOPLE.stream()
        .filter(person -> isMissing(person.email()))
        .forEach(
            person ->
                register.create(
                    tenant,
                    new Details(PhiText.of(person.email()), PhiText.of(person.name()), "en", "US"),
                    Set.of(person.role()),
                    secret));
  }

  private boolean isMissing(String email) {
    return database.inTenant(tenant, handle -> accounts.byEmail(handle, tenant, email).isEmpty());
  }
}
