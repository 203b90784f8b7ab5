package org.careline.gateway.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.ephemeral.ChannelListener;
import org.careline.gateway.ephemeral.Channels;
import org.jboss.logging.Logger;

/**
 * Frames to every outlet of a patient: here at once, on other replicas through Redis. What gets
 * lost on the way, while Redis is away, a client learns by {@code resume}.
 */
@ApplicationScoped
public class Fanout implements ChannelListener {

  static final String CHANNEL = "careline.frames";
  private static final Logger LOG = Logger.getLogger(Fanout.class);

  private final String replica = UUID.randomUUID().toString();
  private final Outlets outlets;
  private final Channels channels;
  private final List<FrameListener> listeners;
  private final Cache<ConversationId, Boolean> withStaff =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(12)).build();

  Fanout(Outlets outlets, Channels channels, @All List<FrameListener> listeners) {
    this.outlets = outlets;
    this.channels = channels;
    this.listeners = listeners;
  }

  /** To all outlets of the patient. */
  public void send(Owner owner, ServerFrame frame) {
    send(owner, frame, "");
  }

  /** To all outlets of the patient but one. */
  public void send(Owner owner, ServerFrame frame, String exceptOutlet) {
    deliver(owner, frame, exceptOutlet);
    ObjectNode envelope =
        JsonNodeFactory.instance
            .objectNode()
            .put("origin", replica)
            .put("tenant", owner.tenant().value())
            .put("userId", owner.patient().toString())
            .put("except", exceptOutlet);
    envelope.set("frame", FrameJson.node(frame));
    channels.publish(CHANNEL, FrameJson.write(envelope));
  }

  /** To the outlets on this replica alone; for what every replica hears by itself. */
  public void deliver(Owner owner, ServerFrame frame) {
    deliver(owner, frame, "");
  }

  /** Whether this replica has seen staff take the floor of the conversation. */
  public boolean isWithStaff(ConversationId conversation) {
    return withStaff.getIfPresent(conversation) != null;
  }

  @Override
  public String channel() {
    return CHANNEL;
  }

  @Override
  public void received(String json) {
    FrameJson.parse(json)
        .filter(envelope -> !replica.equals(envelope.path("origin").asText()))
        .ifPresent(this::receive);
  }

  private void receive(JsonNode envelope) {
    try {
      Owner owner =
          new Owner(
              new TenantId(envelope.path("tenant").asText()),
              UserId.of(envelope.path("userId").asText()));
      Optional<ServerFrame> frame = FrameJson.decode(envelope.path("frame"));
      frame.ifPresent(known -> deliver(owner, known, envelope.path("except").asText()));
    } catch (IllegalArgumentException e) {
      LOG.warn("frame of another replica not understood");
    }
  }

  private void deliver(Owner owner, ServerFrame frame, String exceptOutlet) {
    if (frame instanceof ServerFrame.FloorChanged floor) {
      remember(floor);
    }
    listeners.forEach(listener -> listener.delivered(frame));
    for (Outlet outlet : outlets.of(owner)) {
      if (!outlet.id().equals(exceptOutlet)) {
        outlet.offer(frame);
      }
    }
  }

  private void remember(ServerFrame.FloorChanged floor) {
    if ("staff".equals(floor.holder())) {
      withStaff.put(floor.conversationId(), Boolean.TRUE);
    } else {
      withStaff.invalidate(floor.conversationId());
    }
  }
}
