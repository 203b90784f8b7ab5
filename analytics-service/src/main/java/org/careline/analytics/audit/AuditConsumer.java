package org.careline.analytics.audit;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.chassis.bus.EventHandler;
import org.careline.contracts.audit.AuditEvent;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Every audit fact of every service goes to the chain of its tenant. */
@ApplicationScoped
class AuditConsumer implements EventHandler<AuditEvent> {

  private final AuditChain chain;

  AuditConsumer(AuditChain chain) {
    this.chain = chain;
  }

  @Override
  public Topic<AuditEvent> topic() {
    return Topics.AUDIT;
  }

  @Override
  public String name() {
    return "audit-chain";
  }

  @Override
  public void handle(Event<AuditEvent> event) {
    switch (event.data()) {
      case AuditRecorded entry -> chain.append(name(), event, entry);
    }
  }
}
