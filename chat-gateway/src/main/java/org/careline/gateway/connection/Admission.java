package org.careline.gateway.connection;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.careline.chassis.problem.Problem;
import org.careline.gateway.conversation.Patient;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who may open a socket: not while the process drains, from no foreign site, by token or ticket.
 */
@ApplicationScoped
class Admission implements HttpUpgradeCheck {

  static final UserData.TypedKey<Patient> PATIENT = new UserData.TypedKey<>("patient");

  private static final CheckResult UNAUTHORIZED =
      CheckResult.rejectUpgradeSync(401, Map.of("WWW-Authenticate", List.of("Bearer")));

  private final Drain drain;
  private final Origins origins;
  private final Tickets tickets;
  private final Revocations revocations;

  Admission(Drain drain, Origins origins, Tickets tickets, Revocations revocations) {
    this.drain = drain;
    this.origins = origins;
    this.tickets = tickets;
    this.revocations = revocations;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    if (drain.isDraining()) {
      return CheckResult.rejectUpgrade(503, Map.of("Retry-After", List.of("1")));
    }
    if (!origins.permits(request.getHeader("Origin"), request.getHeader("Host"))) {
      return CheckResult.rejectUpgrade(403);
    }
    String ticket = request.getParam("ticket");
    Uni<Optional<Patient>> who =
        ticket == null ? bearer(context) : offLoop(() -> tickets.redeem(ticket));
    return who.chain(found -> found.isEmpty() ? nobody() : admit(context, found.get()));
  }

  private Uni<CheckResult> admit(HttpUpgradeContext context, Patient patient) {
    return offLoop(() -> revocations.isRevoked(patient.sessionId()))
        .map(
            revoked -> {
              if (revoked) {
                return UNAUTHORIZED;
              }
              context.userData().put(PATIENT, patient);
              return CheckResult.permitUpgradeSync();
            });
  }

  private static Uni<CheckResult> nobody() {
    return Uni.createFrom().item(UNAUTHORIZED);
  }

  private static Uni<Optional<Patient>> bearer(HttpUpgradeContext context) {
    return context
        .securityIdentity()
        .map(Admission::bearer)
        .onFailure()
        .recoverWithUni(
            // The security layer answers a bad token by itself; then there is nothing left to say.
            () ->
                context.httpRequest().response().headWritten()
                    ? Uni.createFrom().nothing()
                    : Uni.createFrom().item(Optional.empty()));
  }

  private static Optional<Patient> bearer(SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      return Optional.empty();
    }
    try {
      return identity.getPrincipal() instanceof JsonWebToken token
          ? Optional.of(Patient.from(token))
          : Optional.empty();
    } catch (Problem e) {
      return Optional.empty();
    }
  }

  /** Asks Redis on a virtual thread and comes back to the event loop of the request. */
  private static <T> Uni<T> offLoop(Supplier<T> blocking) {
    Context loop = Vertx.currentContext();
    return Uni.createFrom()
        .item(blocking)
        .runSubscriptionOn(task -> Thread.ofVirtual().start(task))
        .emitOn(task -> loop.runOnContext(_ -> task.run()));
  }
}
