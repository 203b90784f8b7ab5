package org.careline.gateway.connection;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.careline.gateway.conversation.Patient;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** {@code POST /api/v1/chat/tickets}. */
@Path("/api/v1/chat/tickets")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {

  private final Tickets tickets;
  private final JsonWebToken token;

  TicketResource(Tickets tickets, JsonWebToken token) {
    this.tickets = tickets;
    this.token = token;
  }

  /**
   * A ticket for one connection.
   *
   * @param expiresIn seconds
   */
  public record Ticket(String ticket, long expiresIn) {}

  @POST
  public Ticket issue() {
    return new Ticket(tickets.issue(Patient.from(token)), tickets.life().toSeconds());
  }
}
