package org.careline.chassis.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Keeps what it sees; fails on command. */
@ApplicationScoped
class ProbeHandler implements EventHandler<ReplyEvent> {

  static final String POISON = "test.poison";

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Database database;

  ProbeHandler(Database database) {
    this.database = database;
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public Topic<ReplyEvent> topic() {
    return Topics.REPLIES;
  }

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public void handle(Event<ReplyEvent> event) {
    switch (event.data()) {
      case ReplyCompleted reply ->
          database.once(name(), event, handle -> seen.add(reply.text().reveal()));
      case ReplyFailed failed -> {
        if (POISON.equals(failed.code())) {
          throw new IllegalStateException("poison");
        }
        database.once(name(), event, handle -> seen.add(failed.code()));
      }
    }
  }
}
