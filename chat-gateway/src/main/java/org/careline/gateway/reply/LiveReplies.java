package org.careline.gateway.reply;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.ephemeral.ChannelListener;
import org.careline.gateway.fanout.Fanout;
import org.careline.gateway.fanout.FrameJson;
import org.careline.gateway.fanout.ServerFrame;

/**
 * Answers while they are written, as inference-service tells every replica: {@code {tenant, userId,
 * conversationId, replyTo, type: reply.started or reply.delta, offset, text}}.
 */
@ApplicationScoped
class LiveReplies implements ChannelListener {

  private final Fanout fanout;

  LiveReplies(Fanout fanout) {
    this.fanout = fanout;
  }

  @Override
  public String channel() {
    return "careline.replies";
  }

  @Override
  public void received(String message) {
    FrameJson.parse(message).ifPresent(this::show);
  }

  private void show(JsonNode live) {
    Owner owner =
        new Owner(
            new TenantId(live.path("tenant").asText()), UserId.of(live.path("userId").asText()));
    frame(live)
        .filter(frame -> !fanout.isWithStaff(frame.conversationId()))
        .ifPresent(frame -> fanout.deliver(owner, frame));
  }

  private static Optional<ServerFrame.OfReply> frame(JsonNode live) {
    ConversationId conversation = ConversationId.of(live.path("conversationId").asText());
    MessageId replyTo = MessageId.of(live.path("replyTo").asText());
    return switch (live.path("type").asText()) {
      case "reply.started" -> Optional.of(new ServerFrame.ReplyStarted(conversation, replyTo));
      case "reply.delta" ->
          Optional.of(
              new ServerFrame.ReplyDelta(
                  conversation, replyTo, live.path("offset").asInt(), live.path("text").asText()));
      default -> Optional.empty();
    };
  }
}
