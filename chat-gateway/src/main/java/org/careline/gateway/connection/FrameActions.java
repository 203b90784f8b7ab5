package org.careline.gateway.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.persistence.StoreErrors;
import org.careline.chassis.problem.Problem;
import org.careline.chassis.problem.Redacted;
import org.careline.chassis.request.RequestContext;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.Uuid7;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.fanout.Fanout;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.resume.ReadMissed;
import org.careline.gateway.turn.AcceptMessage;
import org.careline.gateway.turn.Incoming;
import org.jboss.logging.Logger;

/** What each frame of a client does. */
@ApplicationScoped
class FrameActions {

  private static final Logger LOG = Logger.getLogger(FrameActions.class);
  private static final String PATIENT = "patient";

  private final AcceptMessage accept;
  private final ReadMissed missed;
  private final Fanout fanout;
  private final Database database;
  private final ConversationRepository conversations;

  FrameActions(
      AcceptMessage accept,
      ReadMissed missed,
      Fanout fanout,
      Database database,
      ConversationRepository conversations) {
    this.accept = accept;
    this.missed = missed;
    this.fanout = fanout;
    this.database = database;
    this.conversations = conversations;
  }

  void perform(ClientSocket socket, ClientFrame frame) {
    String request = Uuid7.next().toString();
    RequestContext.begin(request, request);
    RequestContext.tenant(socket.patient().tenant());
    try {
      dispatch(socket, frame);
    } catch (Problem problem) {
      var error = ServerFrame.Error.of(problem.code(), problem.getMessage());
      tell(socket, frame, error.after(problem.extensions().get("retryAfterSeconds")));
    } catch (RuntimeException e) {
      // The edge: one frame that fails must not end the socket.
      tell(socket, frame, failure(e));
    } finally {
      RequestContext.end();
    }
  }

  private static ServerFrame.Error failure(RuntimeException e) {
    if (StoreErrors.isTransient(e)) {
      LOG.warn("store unavailable");
      return ServerFrame.Error.of(ProblemCode.STORE_UNAVAILABLE, null);
    }
    LOG.error("frame failed", Redacted.of(e));
    return ServerFrame.Error.of(ProblemCode.INTERNAL, null);
  }

  private void dispatch(ClientSocket socket, ClientFrame frame) {
    switch (frame) {
      case ClientFrame.Send send -> send(socket, send);
      case ClientFrame.Resume resume ->
          socket.replay(
              resume.conversationId(),
              () ->
                  missed.since(
                      socket.patient().owner(), resume.conversationId(), resume.lastSeq()));
      case ClientFrame.Typing typing -> typing(socket, typing);
      case ClientFrame.Read read -> read(socket, read);
      case ClientFrame.Ping _ -> socket.offer(new ServerFrame.Pong());
      case ClientFrame.Invalid invalid ->
          tell(socket, frame, ServerFrame.Error.of(ProblemCode.FRAME_INVALID, invalid.detail()));
    }
  }

  private void send(ClientSocket socket, ClientFrame.Send send) {
    socket.settled();
    Incoming incoming =
        Incoming.of(
            send.clientMessageId(),
            send.conversationId(),
            send.text(),
            send.language(),
            Channel.WEB);
    accept.accept(socket.patient(), incoming, socket.id());
  }

  private void typing(ClientSocket socket, ClientFrame.Typing typing) {
    Owner owner = socket.patient().owner();
    ConversationId id = typing.conversationId();
    if (!socket.owned().contains(id)) {
      database.inTenant(
          owner.tenant(),
          handle ->
              conversations
                  .find(handle, owner, id)
                  .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)));
      socket.owned().add(id);
    }
    fanout.send(owner, new ServerFrame.Typing(id, PATIENT), socket.id());
  }

  private void read(ClientSocket socket, ClientFrame.Read read) {
    Owner owner = socket.patient().owner();
    boolean own =
        database.inTenant(
            owner.tenant(),
            handle -> conversations.markRead(handle, owner, read.conversationId(), read.seq()));
    if (!own) {
      throw Problem.of(ProblemCode.NOT_FOUND);
    }
    fanout.send(
        owner, new ServerFrame.Read(read.conversationId(), read.seq(), PATIENT), socket.id());
  }

  private static void tell(ClientSocket socket, ClientFrame frame, ServerFrame.Error error) {
    Optional<String> about =
        switch (frame) {
          case ClientFrame.Send send -> Optional.of(send.clientMessageId().toString());
          case ClientFrame.Invalid invalid -> invalid.clientMessageId();
          case ClientFrame.Resume _, ClientFrame.Typing _, ClientFrame.Read _, ClientFrame.Ping _ ->
              Optional.empty();
        };
    socket.offer(error.about(about));
  }
}
