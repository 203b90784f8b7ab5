package org.careline.escalation.mattermost;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/** A post as Mattermost's API v4 has it; what is not ours is left out. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Post(
    String id,
    String channelId,
    String rootId,
    String userId,
    String type,
    String message,
    String pendingPostId,
    Long createAt,
    Map<String, Object> props) {

  static Post root(String channel, String pendingId, Card card) {
    return new Post(null, channel, null, null, null, card.message(), pendingId, null, card.props());
  }

  static Post reply(String channel, String root, String pendingId, String message) {
    return new Post(null, channel, root, null, null, message, pendingId, null, null);
  }

  /** A person wrote it in a thread; not Mattermost itself, not a bot, not a webhook. */
  boolean isPersonsReply(String bot) {
    return rootId != null
        && !rootId.isEmpty()
        && (type == null || type.isEmpty())
        && !bot.equals(userId)
        && (props == null || !props.containsKey("from_bot") && !props.containsKey("from_webhook"));
  }

  /** When it was written, in Unix milliseconds. */
  long at() {
    return createAt == null ? 0 : createAt;
  }
}
