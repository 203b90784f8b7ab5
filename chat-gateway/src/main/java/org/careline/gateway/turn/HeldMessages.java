package org.careline.gateway.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.MessageHandedBack;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.ReplyState;
import org.jdbi.v3.core.Handle;

/**
 * What a patient writes while staff hold the floor, kept until they give it back: a message that
 * crossed with the handing back was seen by nobody, and the assistant answers it. Stored as on the
 * bus, with the patient's words sealed. Table {@code held_message}.
 */
@ApplicationScoped
public class HeldMessages {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventCodec codec;
  private final Outbox outbox;
  private final MessageRepository messages;

  HeldMessages(EventCodec codec, Outbox outbox, MessageRepository messages) {
    this.codec = codec;
    this.outbox = outbox;
    this.messages = messages;
  }

  void keep(Handle handle, Event<? extends ChatEvent> event, MessageReceived message) {
    EventCodec.Encoded encoded = codec.encode(event);
    handle
        .createUpdate(
            "insert into held_message (tenant_id, conversation_id, seq, headers, payload)"
                + " values (:tenant, :conversation, :seq, :headers, :payload)")
        .bind("tenant", event.tenant().value())
        .bind("conversation", message.conversationId().value())
        .bind("seq", message.seq())
        .bind("headers", write(encoded.headers()))
        .bind("payload", encoded.value())
        .execute();
  }

  /**
   * Asks the assistant for answers to what staff did not see, and forgets the rest.
   *
   * @param seen the last place staff had before them; empty where they had all
   */
  public void handBack(Handle handle, ConversationId conversation, Optional<Long> seen) {
    handle
        .createQuery(
            "with held as (delete from held_message where conversation_id = :conversation"
                + " returning *) select headers, payload from held where seq > :seen order by seq")
        .bind("conversation", conversation.value())
        .bind("seen", seen.orElse(Long.MAX_VALUE))
        .map((row, _) -> read(row))
        .forEach(event -> event.ifPresent(held -> ask(handle, held)));
  }

  private void ask(Handle handle, Event<ChatEvent> held) {
    if (held.data() instanceof MessageReceived message) {
      messages.settle(handle, message.messageId(), ReplyState.PENDING, Optional.empty());
      outbox.publish(
          handle, Topics.MESSAGES, held.key(), held, new MessageHandedBack(message.on(Floor.BOT)));
    }
  }

  private Optional<Event<ChatEvent>> read(ResultSet row) throws SQLException {
    return codec.decode(
        Topics.MESSAGES, headers(row.getString("headers")), row.getBytes("payload"));
  }

  private static String write(Map<String, String> headers) {
    try {
      return JSON.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are plain strings", e);
    }
  }

  private static Map<String, String> headers(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON is what was written");
    }
  }
}
