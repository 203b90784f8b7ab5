package org.careline.gateway.conversation;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** {@code /api/v1/conversations}: the caller's own, whoever asks for another's gets 404. */
@Path("/api/v1/conversations")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationResource {

  private final Conversations conversations;
  private final JsonWebToken token;

  ConversationResource(Conversations conversations, JsonWebToken token) {
    this.conversations = conversations;
    this.token = token;
  }

  /** Conversations, newest first. */
  public record ConversationList(List<ConversationView> items) {}

  /** Messages in order, and where the conversation ends. */
  public record MessageList(List<MessageView> items, long lastSeq) {}

  /** What to change; what is left out stays. */
  public record Change(
      @Size(min = 1, max = 120) @Pattern(regexp = "(?=.*\\S)[^\\p{Cntrl}]+") String title,
      Boolean archived) {}

  /** Thumbs up or down, with a word why. */
  public record Feedback(
      @NotNull @Pattern(regexp = "up|down") String rating, @Size(max = 1000) String comment) {}

  @GET
  public ConversationList list(
      @QueryParam("archived") @DefaultValue("false") boolean archived,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
      @QueryParam("before") String before) {
    return new ConversationList(
        conversations.list(owner(), archived, limit, instant(before)).stream()
            .map(Conversation::view)
            .toList());
  }

  @GET
  @Path("/{id}")
  public ConversationView get(@PathParam("id") String id) {
    return conversations.get(owner(), conversation(id)).view();
  }

  @PATCH
  @Path("/{id}")
  public ConversationView change(@PathParam("id") String id, @NotNull @Valid Change change) {
    return conversations
        .change(
            owner(),
            conversation(id),
            Optional.ofNullable(change.title()).map(String::strip).map(PhiText::of),
            Optional.ofNullable(change.archived()))
        .view();
  }

  @DELETE
  @Path("/{id}")
  public void delete(@PathParam("id") String id) {
    conversations.delete(owner(), conversation(id));
  }

  @GET
  @Path("/{id}/messages")
  public MessageList messages(
      @PathParam("id") String id,
      @QueryParam("afterSeq") @DefaultValue("0") @Min(0) long afterSeq,
      @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(500) int limit) {
    var page = conversations.messages(owner(), conversation(id), afterSeq, limit);
    return new MessageList(page.items().stream().map(MessageView::from).toList(), page.lastSeq());
  }

  @POST
  @Path("/{id}/messages/{message}/feedback")
  public void rate(
      @PathParam("id") String id,
      @PathParam("message") String message,
      @NotNull @Valid Feedback feedback) {
    conversations.rate(
        owner(),
        conversation(id),
        message(message),
        Rating.valueOf(feedback.rating().toUpperCase(Locale.ROOT)),
        PhiText.of(feedback.comment() == null ? "" : feedback.comment().strip()));
  }

  private Owner owner() {
    return Patient.from(token).owner();
  }

  /** An id that is none names nothing. */
  private static ConversationId conversation(String id) {
    try {
      return ConversationId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemCode.NOT_FOUND);
    }
  }

  private static MessageId message(String id) {
    try {
      return MessageId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemCode.NOT_FOUND);
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw Problem.of(ProblemCode.REQUEST_INVALID, "before is a time such as updatedAt");
    }
  }
}
