package org.careline.chassis.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Cannot handle what belongs to certain keys, until it is mended. */
@ApplicationScoped
class MendableHandler implements EventHandler<AccountEvent> {

  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Set<String> bottomless = ConcurrentHashMap.newKeySet();
  private final List<String> effects = new CopyOnWriteArrayList<>();
  private final Database database;

  MendableHandler(Database database) {
    this.database = database;
  }

  void breakOn(String key) {
    broken.add(key);
  }

  void overflowOn(String id) {
    bottomless.add(id);
  }

  void mend() {
    broken.clear();
  }

  List<String> effects(String key) {
    return effects.stream().filter(key::equals).toList();
  }

  @Override
  public Topic<AccountEvent> topic() {
    return Topics.ACCOUNTS;
  }

  @Override
  public String name() {
    return "mendable";
  }

  @Override
  public void handle(Event<AccountEvent> event) {
    if (bottomless.contains(event.id().toString())) {
      throw new StackOverflowError();
    }
    database.once(
        name(),
        event,
        handle -> {
          if (broken.contains(event.key())) {
            throw new IllegalStateException("broken");
          }
          effects.add(event.key());
        });
  }
}
