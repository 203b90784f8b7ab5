package org.careline.chassis.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.bus.EventHandler;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Counts every delivery: it keeps no marks on purpose. */
@ApplicationScoped
class WitnessHandler implements EventHandler<AccountEvent> {

  private final List<String> deliveries = new CopyOnWriteArrayList<>();

  List<String> deliveries(String key) {
    return deliveries.stream().filter(key::equals).toList();
  }

  @Override
  public Topic<AccountEvent> topic() {
    return Topics.ACCOUNTS;
  }

  @Override
  public String name() {
    return "witness";
  }

  @Override
  public boolean readsText() {
    return false;
  }

  @Override
  public void handle(Event<AccountEvent> event) {
    deliveries.add(event.key());
  }
}
