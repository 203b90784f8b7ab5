package org.careline.auth.session;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.pubsub.PubSubCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.careline.auth.token.AccessTokens;
import org.jboss.logging.Logger;

/**
 * Tells every replica of the edge at once that a session is over, and keeps it on the deny list
 * until its last access token has expired. While Redis is away, the event on the bus says the same.
 */
@ApplicationScoped
class Revocations {

  private static final Logger LOG = Logger.getLogger(Revocations.class);
  private static final String DENY_LIST = "careline:revoked:";
  private static final String CHANNEL = "careline.sessions";

  private final ValueCommands<String, String> values;
  private final PubSubCommands<String> channel;

  Revocations(RedisDataSource redis) {
    this.values = redis.value(String.class);
    this.channel = redis.pubsub(String.class);
  }

  void announce(UUID session) {
    try {
      values.setex(DENY_LIST + session, AccessTokens.LIFETIME.toSeconds(), "1");
      channel.publish(CHANNEL, session.toString());
    } catch (RuntimeException e) {
      // Whatever Redis failed with: the session is revoked in the store all the same.
      LOG.warnf("revocation not announced: %s", e.getClass().getSimpleName());
    }
  }
}
