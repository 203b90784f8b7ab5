package org.careline.auth.directory;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.careline.auth.account.Account;
import org.careline.auth.account.AccountRepository;
import org.careline.auth.account.AccountView;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;

/** The signed-in user, and the list of users for administrators. */
@Path("/api/v1/users")
@Authenticated
@RunOnVirtualThread
class UserResource {

  private final Database database;
  private final AccountRepository accounts;
  private final Audit audit;
  private final Caller caller;

  UserResource(Database database, AccountRepository accounts, Audit audit, Caller caller) {
    this.database = database;
    this.accounts = accounts;
    this.audit = audit;
    this.caller = caller;
  }

  record UserPage(List<AccountView> items, long total, int page, int size) {}

  @GET
  @Path("me")
  public AccountView me() {
    return database
        .inTenant(
            caller.tenant(), handle -> accounts.byId(handle, caller.tenant(), caller.userId()))
        .map(AccountView::from)
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  /** Names and e-mails are sealed, so a search opens the tenant's accounts one after another. */
  @GET
  @RolesAllowed(Role.Name.ADMIN)
  public UserPage users(
      @QueryParam("query") @Size(max = 100) String query,
      @QueryParam("role") Role role,
      @QueryParam("page") @DefaultValue("0") @Min(0) @Max(100_000) int page,
      @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
    Optional<Role> wanted = Optional.ofNullable(role);
    return database.inTenant(
        caller.tenant(),
        handle -> {
          audit.record(handle, caller, "user.list", "tenant:" + caller.tenant());
          if (query == null || query.isBlank()) {
            List<Account> found = accounts.page(handle, caller.tenant(), wanted, page, size);
            return new UserPage(views(found), accounts.count(handle, wanted), page, size);
          }
          List<Account> found =
              accounts.newest(handle, caller.tenant(), wanted).stream()
                  .filter(account -> matches(account, query.strip().toLowerCase(Locale.ROOT)))
                  .toList();
          List<Account> shown = found.stream().skip((long) page * size).limit(size).toList();
          return new UserPage(views(shown), found.size(), page, size);
        });
  }

  private static boolean matches(Account account, String query) {
    return account.email().reveal().contains(query)
        || account.name().reveal().toLowerCase(Locale.ROOT).contains(query);
  }

  private static List<AccountView> views(List<Account> accounts) {
    return accounts.stream().map(AccountView::from).toList();
  }
}
