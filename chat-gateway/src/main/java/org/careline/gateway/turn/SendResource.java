package org.careline.gateway.turn;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.FloorView;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.turn.SendAndWait.Outcome;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code POST /api/v1/chat/send}: a turn without a socket, answered in one piece, or as a stream of
 * events with {@code Accept: text/event-stream}.
 *
 * <p>While staff hold the floor the message is stored and shown to them, and the answer is {@code
 * reply: null} with {@code floor}; what they say is read from the messages. Where no answer comes
 * in time or none can be given, the problem carries {@code conversationId} and {@code messageId},
 * for the message is stored. A repeat with the same {@code clientMessageId} gives the first result.
 */
@Path("/api/v1/chat/send")
@Authenticated
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
public class SendResource {

  private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final SendAndWait send;
  private final JsonWebToken token;

  SendResource(SendAndWait send, JsonWebToken token) {
    this.send = send;
    this.token = token;
  }

  /** A message. */
  public record Send(
      @Pattern(regexp = UUID_TEXT) String conversationId,
      @NotNull String text,
      String language,
      @Pattern(regexp = UUID_TEXT) String clientMessageId) {

    Incoming incoming() {
      return Incoming.of(
          clientMessageId == null ? UUID.randomUUID() : UUID.fromString(clientMessageId),
          Optional.ofNullable(conversationId).map(ConversationId::of),
          text,
          Optional.ofNullable(language),
          Channel.API);
    }

    /** Without the text. */
    @Override
    public String toString() {
      return "Send[" + clientMessageId + "]";
    }
  }

  /**
   * The stored message and its answer.
   *
   * @param reply null while staff hold the floor
   * @param floor who answers instead
   */
  public record Sent(
      ConversationId conversationId,
      MessageId messageId,
      long seq,
      ServerFrame.ReplyCompleted reply,
      FloorView floor) {}

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Sent send(@NotNull @Valid Send body) throws InterruptedException {
    var progress = new SendAndWait.Silent();
    Outcome outcome = send.send(Patient.from(token), body.incoming(), progress);
    Accepted accepted = progress.accepted();
    return switch (outcome) {
      case Outcome.Answered(ServerFrame.ReplyCompleted reply) -> sent(accepted, reply);
      case Outcome.WithStaff _ -> sent(accepted, null);
      case Outcome.Unanswered(String code) ->
          throw problem(code)
              .with("conversationId", accepted.conversation().id().toString())
              .with("messageId", accepted.message().id().toString());
    };
  }

  @POST
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void stream(
      @NotNull @Valid Send body,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServerResponse response)
      throws InterruptedException {
    Patient patient = Patient.from(token);
    Incoming incoming = body.incoming();
    response.putHeader("X-Accel-Buffering", "no").putHeader("Cache-Control", "no-store");
    var events = new ReplyEvents(sink, sse);
    try {
      events.end(send.send(patient, incoming, events));
    } finally {
      events.close();
    }
  }

  private static Sent sent(Accepted accepted, ServerFrame.ReplyCompleted reply) {
    return new Sent(
        accepted.conversation().id(),
        accepted.message().id(),
        accepted.message().seq(),
        reply,
        accepted.conversation().floorView());
  }

  private static Problem problem(String code) {
    return Problem.of(
        Arrays.stream(ProblemCode.values())
            .filter(known -> known.code().equals(code))
            .findFirst()
            .orElse(ProblemCode.NO_ANSWER));
  }
}
