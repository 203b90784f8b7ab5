package org.careline.inference.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.inference.InferenceStack;
import org.careline.inference.StubModelServer.Behaviour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(InferenceStack.class)
class TurnQuarkusTest {

  private static final String QUESTION = "What can I do about a tension headache?";

  @Inject Bus bus;
  @Inject Database database;
  @Inject ObjectMapper json;
  @Inject MeterRegistry meters;

  @BeforeEach
  void calm() {
    InferenceStack.MODEL.reset();
    InferenceStack.KNOWLEDGE.away(false);
  }

  @Test
  void aMessageIsAnsweredLiveAndThenForGood() {
    InferenceStack.MODEL.usually(
        Behaviour.answer("Drink some water [1]. Rest in a quiet room [1]. See a doctor [2].")
            .every(Duration.ofMillis(20)));

    MessageReceived message = bus.say(QUESTION, 1);

    ReplyCompleted reply = awaitReply(message);
    assertThat(reply.text().reveal())
        .isEqualTo("Drink some water [1]. Rest in a quiet room [1]. See a doctor [2].");
    assertThat(reply.source()).isEqualTo(ReplySource.MODEL);
    assertThat(reply.citations())
        .extracting(Citation::id)
        .containsExactly("headache@1#0", "headache@1#1");
    assertThat(reply.provenance().model()).isEqualTo("stub-model");
    assertThat(reply.provenance().knowledgeVersion()).isEqualTo("k-1");
    assertThat(reply.provenance().promptHash()).hasSize(64);
    assertThat(live(message)).isEqualTo(reply.text().reveal());
    assertThat(bus.framesOf(message)).hasSizeGreaterThan(2);
    assertThat(bus.kept(message)).isEqualTo(reply.text().reveal());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        meters.get("careline_journey").tag("step", "first_words").timer().count())
                    .isPositive());
    assertThat(InferenceStack.KNOWLEDGE.tokens()).last().asString().startsWith("ey");
  }

  @Test
  void theSameEventTwiceIsAnsweredOnce() {
    MessageReceived message = bus.say(QUESTION, 2);
    MessageReceived later = bus.say("Another question about headache", 1);

    awaitReply(message);
    awaitReply(later);
    await()
        .during(Duration.ofMillis(700))
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(bus.repliesTo(message)).hasSize(1));
    assertThat(logged(message)).isEqualTo(1);
  }

  @Test
  void aSlowConversationDoesNotHoldUpAnother() {
    InferenceStack.MODEL.next(
        Behaviour.answer("A slow answer, word by word by word.").every(Duration.ofMillis(500)),
        Behaviour.answer("A quick answer."));
    MessageReceived slow = bus.say(QUESTION, 1);
    await().until(() -> InferenceStack.MODEL.requests().size() == 1);

    MessageReceived quick = bus.say(QUESTION, 1);

    awaitReply(quick);
    awaitReply(slow);
    assertThat(bus.completed(quick).completedAt()).isBefore(bus.completed(slow).completedAt());
  }

  @Test
  void aMessageAnsweredByScriptIsLeftAlone() {
    Screening scripted = new Screening(RiskLevel.CRITICAL, "SCRIPTED", List.of(), "en", "test");
    MessageReceived emergency = bus.say("crushing chest pain", "en", 1, scripted);
    awaitReply(bus.say(QUESTION, 1));

    assertThat(bus.repliesTo(emergency)).isEmpty();
    assertThat(InferenceStack.MODEL.requests()).hasSize(1);
  }

  @Test
  void withoutAWorkingModelTheGuidesAnswerWithSources() {
    InferenceStack.MODEL.usually(Behaviour.error(400, "{}"));

    ReplyCompleted reply = awaitReply(bus.say(QUESTION, 1));

    assertThat(reply.source()).isEqualTo(ReplySource.EXTRACTIVE);
    assertThat(reply.text().reveal())
        .contains("Drink water and rest in a quiet room.")
        .contains("[1]");
    assertThat(reply.citations()).extracting(Citation::title).contains("Tension headache");
  }

  @Test
  void withoutKnowledgeNoMedicalClaimIsMade() {
    InferenceStack.KNOWLEDGE.away(true);

    ReplyCompleted reply = awaitReply(bus.say(QUESTION, 1));

    assertThat(reply.text().reveal()).contains("will not give medical advice");
    assertThat(reply.citations()).isEmpty();
    assertThat(InferenceStack.MODEL.requests()).isEmpty();
  }

  @Test
  void aModelThatBreaksOffAfterShownWordsLeavesAMarkedAnswer() {
    InferenceStack.MODEL.usually(
        Behaviour.answer("Drink some water [1]. Rest in a quiet room. And then").cutAfter(9));

    ReplyCompleted reply = awaitReply(bus.say(QUESTION, 1));

    assertThat(reply.text().reveal())
        .startsWith("Drink some water [1].")
        .endsWith("_My answer was cut off here. Ask again and I will start over._");
    assertThat(InferenceStack.MODEL.requests()).hasSize(1);
  }

  @Test
  void whatMustNotBeSaidIsNeverShown() {
    InferenceStack.MODEL.usually(
        Behaviour.answer(
                "Rest may help [1]. You have a brain tumor, I am certain. Drink water [1].")
            .every(Duration.ofMillis(10)));

    MessageReceived message = bus.say(QUESTION, 1);

    ReplyCompleted reply = awaitReply(message);
    assertThat(reply.text().reveal()).doesNotContain("tumor").contains("Drink water");
    assertThat(bus.framesOf(message)).noneMatch(frame -> frame.contains("tumor"));
  }

  @Test
  void theLogAndTheMetersHoldFiguresAndNoWords() {
    InferenceStack.MODEL.usually(Behaviour.answer("Drink plenty of water."));

    MessageReceived message = bus.say(QUESTION, 1);

    awaitReply(message);
    List<String> rows =
        database.inTenant(
            TestTokens.TENANT,
            tx ->
                tx.createQuery("select row_to_json(g)::text from generation g where reply_to = :id")
                    .bind("id", message.messageId().value())
                    .mapTo(String.class)
                    .list());
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst())
        .contains("\"model\":\"stub-model\"")
        .contains("\"input_tokens\":42")
        .doesNotContain("water")
        .doesNotContain("headache");
    assertThat(meters.get("message_generation_time").tag("source", "MODEL").timer().count())
        .isPositive();
    assertThat(meters.get("model_first_token").timer().count()).isPositive();
  }

  @Test
  void aGreetingInHindiIsReturnedInHindi() {
    MessageReceived message = bus.say("नमस्ते", "hi", 1, Screening.clear("hi", "test"));

    assertThat(awaitReply(message).text().reveal()).startsWith("नमस्ते!");
    assertThat(InferenceStack.MODEL.requests()).isEmpty();
  }

  @Test
  void manyConversationsAreAllAnswered() {
    InferenceStack.MODEL.usually(
        Behaviour.answer("Drink some water. Rest well.").after(Duration.ofMillis(100)));

    List<MessageReceived> messages =
        IntStream.range(0, 40).mapToObj(_ -> bus.say(QUESTION, 1)).toList();

    messages.forEach(this::awaitReply);
    assertThat(messages).allSatisfy(m -> assertThat(bus.repliesTo(m)).hasSize(1));
  }

  private ReplyCompleted awaitReply(MessageReceived message) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(bus.repliesTo(message)).isNotEmpty());
    return bus.completed(message);
  }

  /** The text as a watching client puts it together, offsets checked. */
  private String live(MessageReceived message) {
    StringBuilder text = new StringBuilder();
    for (JsonNode frame : frames(message)) {
      assertThat(frame.get("offset").asInt()).isEqualTo(text.length());
      text.append(frame.get("text").asText());
    }
    return text.toString();
  }

  private List<JsonNode> frames(MessageReceived message) {
    return bus.framesOf(message).stream().map(this::tree).collect(Collectors.toList());
  }

  private JsonNode tree(String frame) {
    try {
      return json.readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int logged(MessageReceived message) {
    return database.inTenant(
        TestTokens.TENANT,
        tx ->
            tx.createQuery("select count(*) from generation where reply_to = :id")
                .bind("id", message.messageId().value())
                .mapTo(Integer.class)
                .one());
  }
}
