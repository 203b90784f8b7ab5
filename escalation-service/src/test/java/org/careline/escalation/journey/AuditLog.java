package org.careline.escalation.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.bus.EventHandler;
import org.careline.contracts.audit.AuditEvent;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.UserId;

/** What the audit chain hears. */
@ApplicationScoped
public class AuditLog implements EventHandler<AuditEvent> {

  private final List<AuditRecorded> heard = new CopyOnWriteArrayList<>();

  @Override
  public Topic<AuditEvent> topic() {
    return Topics.AUDIT;
  }

  @Override
  public String name() {
    return "test-audit";
  }

  @Override
  public void handle(Event<AuditEvent> event) {
    heard.add((AuditRecorded) event.data());
  }

  public List<String> actionsOf(UserId actor) {
    return heard.stream()
        .filter(entry -> entry.actor().equals(actor.toString()))
        .map(AuditRecorded::action)
        .toList();
  }
}
