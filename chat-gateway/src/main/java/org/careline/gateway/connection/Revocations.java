package org.careline.gateway.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.careline.gateway.ephemeral.ChannelListener;
import org.careline.gateway.ephemeral.Ephemeral;
import org.careline.gateway.fanout.FrameJson;

/** Sessions that ended before their tokens do. While Redis is away nobody is logged out. */
@ApplicationScoped
class Revocations implements ChannelListener {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Ephemeral redis;
  private final OpenSockets sockets;
  private final Cache<UUID, Boolean> heard =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(TOKEN_LIFE).build();
  private final Cache<UUID, Boolean> asked =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(FRESH).build();

  Revocations(Ephemeral redis, OpenSockets sockets) {
    this.redis = redis;
    this.sockets = sockets;
  }

  /** What this replica knows without asking. */
  Optional<Boolean> known(UUID session) {
    return heard.getIfPresent(session) != null
        ? Optional.of(true)
        : Optional.ofNullable(asked.getIfPresent(session));
  }

  boolean isRevoked(UUID session) {
    if (heard.getIfPresent(session) != null) {
      return true;
    }
    boolean revoked =
        redis.command("EXISTS", "careline:revoked:" + session).text().equals(Optional.of("1"));
    asked.put(session, revoked);
    return revoked;
  }

  @Override
  public String channel() {
    return "careline.sessions";
  }

  /** The session's id, bare or as {@code {"sid": ...}}. */
  @Override
  public void received(String message) {
    String id =
        FrameJson.parse(message)
            .map(node -> node.path("sid"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .orElse(message.strip().replace("\"", ""));
    UUID session = UUID.fromString(id);
    heard.put(session, Boolean.TRUE);
    sockets.endSession(session);
  }
}
