package org.careline.escalation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.account.AccountEvent.SessionRevoked;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/**
 * Closes the desks of whoever signed out or lost the session. One replica hears it from the bus and
 * tells all by the desks' own channel.
 */
@ApplicationScoped
class EndedSessions implements EventHandler<AccountEvent> {

  private static final String MARK = "ended ";

  private final Database database;
  private final DeskChannel channel;

  EndedSessions(Database database, DeskChannel channel) {
    this.database = database;
    this.channel = channel;
  }

  /** The session, if that is what a line of the channel is about. */
  static Optional<UUID> decode(String line) {
    return line.startsWith(MARK)
        ? Optional.of(UUID.fromString(line.substring(MARK.length())))
        : Optional.empty();
  }

  @Override
  public Topic<AccountEvent> topic() {
    return Topics.ACCOUNTS;
  }

  @Override
  public String name() {
    return "desk-sessions";
  }

  @Override
  public void handle(Event<AccountEvent> event) {
    if (event.data() instanceof SessionRevoked revoked) {
      database.doInTenant(
          event.tenant(), handle -> channel.tell(handle, MARK + revoked.sessionId()));
    }
  }
}
