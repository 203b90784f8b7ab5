package org.careline.analytics.audit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.Role;

/** The audit trail, for administrators. Reading it is itself on record. */
@Path("/api/v1/audit")
@RolesAllowed(Role.Name.ADMIN)
@RunOnVirtualThread
class AuditResource {

  private final AuditChain chain;
  private final Audit audit;
  private final Database database;
  private final Caller caller;

  AuditResource(AuditChain chain, Audit audit, Database database, Caller caller) {
    this.chain = chain;
    this.audit = audit;
    this.database = database;
    this.caller = caller;
  }

  record Page(List<AuditEntry> items) {}

  record Verdict(boolean valid, long rows, Long firstBadSeq) {}

  @GET
  public Page newest(
      @QueryParam("before") @DefaultValue("9223372036854775807") @Min(1) long before,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    onRecord("audit.read");
    return new Page(chain.newest(caller.tenant(), before, limit));
  }

  @GET
  @Path("verify")
  public Verdict verify() {
    onRecord("audit.verify");
    var result = chain.verify(caller.tenant());
    Long firstBad = result.firstBadSeq().isPresent() ? result.firstBadSeq().getAsLong() : null;
    return new Verdict(result.valid(), result.rows(), firstBad);
  }

  private void onRecord(String action) {
    database.doInTenant(
        caller.tenant(),
        handle -> audit.record(handle, caller, action, "tenant:" + caller.tenant()));
  }
}
