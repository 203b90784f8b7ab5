package org.careline.gateway.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.ephemeral.Ephemeral;

/**
 * Single-use tickets for clients that cannot send a token with the upgrade. Redis holds who the
 * ticket is for under its hash, never the ticket or a token. While Redis is away a ticket is good
 * on the replica that gave it.
 */
@ApplicationScoped
class Tickets {

  private static final int BYTES = 32;

  private final Ephemeral redis;
  private final Duration life;
  private final Cache<String, String> local;
  private final SecureRandom random = new SecureRandom();

  Tickets(Ephemeral redis, SocketConfig config) {
    this.redis = redis;
    this.life = config.ticketLife();
    this.local = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(life).build();
  }

  Duration life() {
    return life;
  }

  String issue(Patient patient) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var stored =
        redis.command("SET", key(ticket), write(patient), "PX", Long.toString(life.toMillis()));
    if (stored instanceof Ephemeral.Answer.Away) {
      local.put(key(ticket), write(patient));
    }
    return ticket;
  }

  /** Whose it is; the ticket is spent. Empty for one that is spent, too old or made up. */
  Optional<Patient> redeem(String ticket) {
    String key = key(ticket);
    return Optional.ofNullable(local.asMap().remove(key))
        .or(() -> redis.command("GETDEL", key).text())
        .map(Tickets::read)
        .filter(patient -> patient.expiresAt().isAfter(Instant.now()));
  }

  private static String key(String ticket) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
      return "careline:ticket:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String write(Patient patient) {
    return new JsonObject()
        .put("tenant", patient.tenant().value())
        .put("id", patient.id().toString())
        .put("name", patient.name().reveal())
        .put("language", patient.language())
        .put("country", patient.country())
        .put("sid", patient.sessionId().toString())
        .put("exp", patient.expiresAt().getEpochSecond())
        .encode();
  }

  private static Patient read(String json) {
    var object = new JsonObject(json);
    return new Patient(
        new TenantId(object.getString("tenant")),
        UserId.of(object.getString("id")),
        PhiText.of(object.getString("name")),
        object.getString("language"),
        object.getString("country"),
        UUID.fromString(object.getString("sid")),
        Instant.ofEpochSecond(object.getLong("exp")));
  }
}
