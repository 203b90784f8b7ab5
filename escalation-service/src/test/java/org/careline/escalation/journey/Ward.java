package org.careline.escalation.journey;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.chat.Turn;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.InteractionEvent;
import org.careline.contracts.safety.InteractionEvent.InteractionFlagged;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.safety.Span;
import org.careline.contracts.text.PhiText;

/** Patients and staff for the journeys: puts facts on the real bus, gives tokens. */
@ApplicationScoped
public class Ward {

  private final Database database;
  private final Outbox outbox;

  Ward(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /** A patient in one conversation. */
  public record Bed(TenantId tenant, UserId patient, ConversationId conversation) {

    public static Bed fresh() {
      return new Bed(TestTokens.TENANT, UserId.next(), ConversationId.next());
    }
  }

  public static String clinician(UserId id, String name) {
    var claims = TestTokens.claims(TestTokens.TENANT, id, Role.CLINICIAN);
    claims.setClaim("name", name);
    return TestTokens.sign(claims);
  }

  public Event<?> says(Bed bed, long seq, String text, RiskLevel level, Turn... window) {
    return says(bed, message(bed, MessageId.next(), seq, text, level, window));
  }

  public Event<?> says(Bed bed, MessageReceived message) {
    return publish(bed, Topics.MESSAGES, (ChatEvent) message);
  }

  public static MessageReceived message(
      Bed bed, MessageId id, long seq, String text, RiskLevel level, Turn... window) {
    List<Finding> findings = level == RiskLevel.NONE ? List.of() : List.of(finding(level, text));
    return new MessageReceived(
        bed.conversation(),
        id,
        seq,
        PhiText.of(text),
        PhiText.of("Maria Lopez"),
        "en",
        "US",
        Channel.WEB,
        Floor.BOT,
        new Screening(level, level == RiskLevel.NONE ? "ALLOW" : "SCRIPTED", findings, "en", "t"),
        List.of(window),
        Instant.now());
  }

  public MessageId answers(Bed bed, MessageId question, String text) {
    MessageId id = MessageId.next();
    publish(
        bed,
        Topics.REPLIES,
        (ReplyEvent)
            new ReplyCompleted(
                bed.conversation(),
                question,
                id,
                PhiText.of(text),
                ReplySource.SCRIPT,
                List.of(),
                Screening.clear("en", "t"),
                new Provenance("script", "", "", "", "t", 0),
                Instant.now(),
                Instant.now()));
    return id;
  }

  public void flags(Bed bed, MessageId message, String text, RiskLevel level) {
    publish(
        bed,
        Topics.INTERACTIONS,
        (InteractionEvent)
            new InteractionFlagged(
                InteractionId.next(),
                bed.conversation(),
                message,
                level,
                PhiText.of(text),
                "en",
                List.of(finding(level, text))));
  }

  /** Puts a fact on the bus that was there before: same id, same content. */
  public <E> Event<E> publish(Bed bed, Topic<E> topic, E fact) {
    return database.inTenant(
        bed.tenant(),
        handle ->
            outbox.publish(
                handle,
                topic,
                bed.conversation().toString(),
                bed.tenant(),
                Optional.of(bed.patient()),
                fact));
  }

  public static Finding finding(RiskLevel level, String text) {
    return new Finding(
        "EMERGENCY",
        "cardiac",
        level,
        0.9,
        List.of(new Span(0, Math.min(5, text.length()))),
        "en.cardiac.chest-pain",
        "Chest pain may be a heart attack.",
        Optional.of(new Guideline("NHS: chest pain", "https://www.nhs.uk/symptoms/chest-pain/")));
  }
}
