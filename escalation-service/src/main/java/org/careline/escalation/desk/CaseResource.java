package org.careline.escalation.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.AcceptCase;
import org.careline.escalation.caseload.CaseRepository.Listing;
import org.careline.escalation.caseload.Clinician;
import org.careline.escalation.caseload.HandBackCase;
import org.careline.escalation.caseload.ResolveCase;
import org.careline.escalation.caseload.SendStaffMessage;
import org.careline.escalation.caseload.StaffMember;

/** Cases for clinicians and administrators. */
@Path("/api/v1/cases")
@RolesAllowed({Role.Name.CLINICIAN, Role.Name.ADMIN})
@RunOnVirtualThread
class CaseResource {

  private final ReadCases read;
  private final AcceptCase accept;
  private final SendStaffMessage send;
  private final HandBackCase handBack;
  private final ResolveCase resolve;
  private final Caller caller;

  CaseResource(
      ReadCases read,
      AcceptCase accept,
      SendStaffMessage send,
      HandBackCase handBack,
      ResolveCase resolve,
      Caller caller) {
    this.read = read;
    this.accept = accept;
    this.send = send;
    this.handBack = handBack;
    this.resolve = resolve;
    this.caller = caller;
  }

  record CasePage(List<CaseView> items) {}

  record MessageRequest(
      @NotBlank @Size(max = 4000) String text, @Size(min = 1, max = 100) String clientMessageId) {}

  /**
   * @param seenSeq the last place of the transcript on the clinician's screen
   */
  record HandBackRequest(@Size(max = 2000) String note, @PositiveOrZero Long seenSeq) {}

  record ResolveRequest(
      @NotNull Disposition disposition,
      @Size(max = 2000) String note,
      @PositiveOrZero Long seenSeq) {}

  @GET
  public CasePage list(@QueryParam("state") @DefaultValue("open") String state) {
    return new CasePage(read.list(clinician(), listing(state)));
  }

  @GET
  @Path("{id}")
  public CaseView one(@PathParam("id") UUID id) {
    return read.read(clinician(), new CaseId(id));
  }

  @POST
  @Path("{id}/accept")
  public CaseView accept(@PathParam("id") UUID id) {
    return read.view(accept.accept(clinician(), new CaseId(id)));
  }

  @POST
  @Path("{id}/messages")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response message(@PathParam("id") UUID id, @NotNull @Valid MessageRequest request) {
    String clientId =
        Optional.ofNullable(request.clientMessageId()).orElse(UUID.randomUUID().toString());
    MessageId message =
        send.send(clinician(), new CaseId(id), clientId, PhiText.of(request.text()));
    return Response.status(Response.Status.CREATED)
        .entity(Map.of("messageId", message.toString()))
        .build();
  }

  @POST
  @Path("{id}/handback")
  @Consumes(MediaType.APPLICATION_JSON)
  public CaseView handBack(@PathParam("id") UUID id, @Valid HandBackRequest request) {
    HandBackRequest asked = request == null ? new HandBackRequest(null, null) : request;
    return read.view(
        handBack.handBack(
            clinician(), new CaseId(id), note(asked.note()), Optional.ofNullable(asked.seenSeq())));
  }

  @POST
  @Path("{id}/resolve")
  @Consumes(MediaType.APPLICATION_JSON)
  public CaseView resolve(@PathParam("id") UUID id, @NotNull @Valid ResolveRequest request) {
    return read.view(
        resolve.resolve(
            clinician(),
            new CaseId(id),
            request.disposition(),
            note(request.note()),
            Optional.ofNullable(request.seenSeq())));
  }

  private Clinician clinician() {
    return new Clinician(
        caller.tenant(),
        new StaffMember(caller.userId(), caller.name()),
        caller.is(Role.ADMIN) ? Role.ADMIN : Role.CLINICIAN);
  }

  private static Optional<PhiText> note(String text) {
    return Optional.ofNullable(text).filter(note -> !note.isBlank()).map(PhiText::of);
  }

  private static Listing listing(String state) {
    return switch (state) {
      case "open" -> Listing.OPEN;
      case "mine" -> Listing.MINE;
      case "resolved" -> Listing.RESOLVED;
      case "all" -> Listing.ALL;
      default ->
          throw Problem.of(
              ProblemCode.REQUEST_INVALID, "state is one of open, mine, resolved, all");
    };
  }
}
