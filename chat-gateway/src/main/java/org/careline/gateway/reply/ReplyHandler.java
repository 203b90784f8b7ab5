package org.careline.gateway.reply;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.gateway.fanout.Fanout;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Stores answers and tells the patient. */
@ApplicationScoped
class ReplyHandler implements EventHandler<ReplyEvent> {

  private final Database database;
  private final StoreReply store;
  private final Fanout fanout;
  private final String service;

  ReplyHandler(
      Database database,
      StoreReply store,
      Fanout fanout,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.database = database;
    this.store = store;
    this.fanout = fanout;
    this.service = service;
  }

  @Override
  public Topic<ReplyEvent> topic() {
    return Topics.REPLIES;
  }

  @Override
  public String name() {
    return "reply";
  }

  @Override
  public void handle(Event<ReplyEvent> event) {
    if (event.source().equals(service)) {
      return;
    }
    List<Told> told = new ArrayList<>();
    database.once(name(), event, handle -> store(handle, event.data()).ifPresent(told::add));
    told.forEach(news -> fanout.send(news.owner(), news.frame()));
  }

  private Optional<Told> store(Handle handle, ReplyEvent reply) {
    return switch (reply) {
      case ReplyCompleted completed -> store.completed(handle, completed);
      case ReplyFailed failed -> store.failed(handle, failed);
    };
  }
}
