package org.careline.analytics.deadletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;

/**
 * {@code /api/v1/dead-letters}: events that could not be handled, newest first, and their replay.
 */
@Path("/api/v1/dead-letters")
@RolesAllowed(Role.Name.ADMIN)
@RunOnVirtualThread
class DeadLetterResource {

  private final Database database;
  private final ReplayDeadLetter replay;
  private final Caller caller;
  private final DeadLetterRepository letters = new DeadLetterRepository();

  DeadLetterResource(Database database, ReplayDeadLetter replay, Caller caller) {
    this.database = database;
    this.replay = replay;
    this.caller = caller;
  }

  /** One page; {@code total} counts all that fit. */
  record Page(List<Letter> items, long total) {}

  @GET
  public Page list(
      @QueryParam("state") @DefaultValue("all") @Pattern(regexp = "open|all") String state,
      @QueryParam("page") @DefaultValue("0") @Min(0) @Max(10_000) int page,
      @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
    boolean open = state.equals("open");
    return database.inTenant(
        caller.tenant(),
        handle ->
            new Page(letters.list(handle, open, size, page * size), letters.count(handle, open)));
  }

  @GET
  @Path("{id}")
  public LetterDetail show(@PathParam("id") UUID id) {
    return database
        .inTenant(caller.tenant(), handle -> letters.find(handle, id))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  @POST
  @Path("{id}/replay")
  public LetterDetail replay(@PathParam("id") UUID id) {
    return replay.replay(caller, id);
  }
}
