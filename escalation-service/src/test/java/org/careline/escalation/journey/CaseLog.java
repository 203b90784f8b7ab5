package org.careline.escalation.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.bus.EventHandler;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;

/** What the other services hear of cases, off the real bus. */
@ApplicationScoped
public class CaseLog implements EventHandler<CaseEvent> {

  private final List<Event<CaseEvent>> heard = new CopyOnWriteArrayList<>();

  @Override
  public Topic<CaseEvent> topic() {
    return Topics.CASES;
  }

  @Override
  public String name() {
    return "test-log";
  }

  @Override
  public void handle(Event<CaseEvent> event) {
    heard.add(event);
  }

  public List<CaseEvent> of(ConversationId conversation) {
    return heard.stream()
        .map(Event::data)
        .filter(fact -> fact.conversationId().equals(conversation))
        .toList();
  }

  public <T extends CaseEvent> List<T> of(ConversationId conversation, Class<T> type) {
    return of(conversation).stream().filter(type::isInstance).map(type::cast).toList();
  }
}
