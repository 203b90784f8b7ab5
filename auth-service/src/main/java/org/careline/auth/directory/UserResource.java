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
import java.util.Optional;
import java.util.Set;
import org.careline.auth.account.AccountRepository;
import org.careline.auth.account.AccountRepository.Filter;
import org.careline.auth.account.AccountView;
import org.careline.auth.account.SearchTerms;
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
  private final SearchTerms terms;
  private final Audit audit;
  private final Caller caller;

  UserResource(
      Database database,
      AccountRepository accounts,
      SearchTerms terms,
      Audit audit,
      Caller caller) {
    this.database = database;
    this.accounts = accounts;
    this.terms = terms;
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

  /** A search looks for words of e-mail and name by their beginnings. */
  @GET
  @RolesAllowed(Role.Name.ADMIN)
  public UserPage users(
      @QueryParam("query") @Size(max = 100) String query,
      @QueryParam("role") Role role,
      @QueryParam("page") @DefaultValue("0") @Min(0) @Max(100_000) int page,
      @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
    String words = query == null ? "" : query.strip();
    Set<Long> terms = this.terms.of(caller.tenant(), words);
    if (terms.isEmpty() && !words.isEmpty()) {
      return new UserPage(List.of(), 0, page, size);
    }
    var filter = new Filter(Optional.ofNullable(role), terms);
    return database.inTenant(
        caller.tenant(),
        handle -> {
          audit.record(handle, caller, "user.list", "tenant:" + caller.tenant());
          List<AccountView> items =
              accounts.page(handle, caller.tenant(), filter, page, size).stream()
                  .map(AccountView::from)
                  .toList();
          return new UserPage(items, accounts.count(handle, filter), page, size);
        });
  }
}
