package org.careline.anomaly.review;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.anomaly.interaction.State;
import org.careline.anomaly.review.InteractionView.Summary;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.safety.InteractionEvent.Decision;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/** The review queue and the interactions behind it. */
@Path("/api/v1")
@RolesAllowed({Role.Name.REVIEWER, Role.Name.ADMIN})
@RunOnVirtualThread
class ReviewResource {

  private final ReviewInteraction review;
  private final Caller caller;

  ReviewResource(ReviewInteraction review, Caller caller) {
    this.review = review;
    this.caller = caller;
  }

  record QueuePage(List<Summary> items, long total) {}

  record InteractionPage(List<Summary> items) {}

  record DecisionRequest(@NotNull Decision decision, @Size(max = 2000) String note) {}

  @GET
  @Path("reviews/queue")
  public QueuePage queue(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var queue = review.queue(caller, limit);
    return new QueuePage(queue.items().stream().map(Summary::from).toList(), queue.total());
  }

  @GET
  @Path("interactions")
  public InteractionPage interactions(
      @QueryParam("state") State state,
      @QueryParam("level") RiskLevel level,
      @QueryParam("before") String before,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var found =
        review.newest(
            caller, Optional.ofNullable(state), Optional.ofNullable(level), moment(before), limit);
    return new InteractionPage(found.stream().map(Summary::from).toList());
  }

  @GET
  @Path("interactions/{id}")
  public InteractionView interaction(@PathParam("id") UUID id) {
    return review.read(caller, new InteractionId(id));
  }

  @POST
  @Path("reviews/{id}/claim")
  public InteractionView claim(@PathParam("id") UUID id) {
    return review.claim(caller, new InteractionId(id));
  }

  @POST
  @Path("reviews/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  public InteractionView decide(@PathParam("id") UUID id, @NotNull @Valid DecisionRequest request) {
    Optional<PhiText> note =
        Optional.ofNullable(request.note()).filter(text -> !text.isBlank()).map(PhiText::of);
    return review.decide(caller, new InteractionId(id), request.decision(), note);
  }

  private static Instant moment(String before) {
    if (before == null) {
      return Instant.now().plusSeconds(60);
    }
    try {
      return Instant.parse(before);
    } catch (DateTimeParseException e) {
      throw Problem.of(ProblemCode.REQUEST_INVALID, "before must be an ISO-8601 instant");
    }
  }
}
