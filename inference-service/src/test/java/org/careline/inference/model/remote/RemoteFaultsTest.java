package org.careline.inference.model.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.careline.inference.StubModelServer;
import org.careline.inference.StubModelServer.Behaviour;
import org.careline.inference.guard.GuardPhrases;
import org.careline.inference.guard.GuardedReply;
import org.careline.inference.guard.SentenceJudge;
import org.careline.inference.model.Fault;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.Prompt;
import org.careline.inference.model.Prompt.Utterance;
import org.careline.inference.model.Prompt.Voice;
import org.careline.inference.routing.AttemptLimits;
import org.careline.inference.routing.Breaker;
import org.careline.inference.routing.BreakerLimits;
import org.careline.inference.routing.ChainLink;
import org.careline.inference.routing.Outcome;
import org.careline.inference.routing.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults on the wire, as the router and the patient see them. */
class RemoteFaultsTest {

  private static final Prompt PROMPT =
      new Prompt(
          "test",
          List.of(new Utterance(Voice.SYSTEM, "Be kind."), new Utterance(Voice.USER, "Hello")));
  private static final String ANSWER = "Drink water. Rest well. Sleep enough.";

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final StubModelServer stub = StubModelServer.start(7);
  private final StubModelServer other = StubModelServer.start(8);
  private final List<String> shown = new ArrayList<>();

  @AfterEach
  void close() {
    stub.close();
    other.close();
  }

  @Test
  void aWholeAnswerComesThroughWordForWordWithItsTokensCounted() throws InterruptedException {
    stub.usually(Behaviour.answer(ANSWER).every(Duration.ofMillis(5)));

    Outcome outcome = answer(link(stub));

    assertThat(String.join("", shown)).isEqualTo(ANSWER);
    assertThat(outcome).isInstanceOf(Outcome.Finished.class);
    assertThat(((Outcome.Finished) outcome).finish().usage())
        .hasValueSatisfying(usage -> assertThat(usage.input()).isEqualTo(42));
    assertThat(stub.requests().getFirst())
        .contains("\"stream\"")
        .contains("Be kind.")
        .contains("\"temperature\"");
  }

  @ParameterizedTest(name = "HTTP {0} {1} is {2}")
  @CsvSource({
    "429, '', RATE_LIMITED",
    "500, '', SERVER_ERROR",
    "502, '', SERVER_ERROR",
    "503, '', OVERLOADED",
    "529, '', OVERLOADED",
    "401, '', UNAUTHORIZED",
    "403, '', UNAUTHORIZED",
    "404, '', REJECTED",
    "400, context_length_exceeded, CONTEXT_LENGTH",
    "400, exceed_context_size_error, CONTEXT_LENGTH",
    "400, content_filter, CONTENT_FILTER"
  })
  void everyRefusalHasItsClass(int status, String code, Fault fault) throws InterruptedException {
    stub.usually(Behaviour.error(status, "{\"error\":{\"code\":\"" + code + "\"}}"));

    Outcome outcome = answer(link(stub));

    assertThat(outcome).isInstanceOf(Outcome.Unanswered.class);
    assertThat(outcome.attempts().getLast().fault()).contains(fault);
    assertThat(shown).isEmpty();
  }

  @Test
  void retryAfterIsHonoured() throws InterruptedException {
    stub.next(Behaviour.error(429, "").retryAfter("0.2"), Behaviour.answer(ANSWER));

    long began = System.nanoTime();
    Outcome outcome = answer(link(stub));

    assertThat(outcome).isInstanceOf(Outcome.Finished.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(190));
    assertThat(stub.requests()).hasSize(2);
  }

  @Test
  void aServerThatHangsBeforeTheFirstByteIsGivenUpForTheNext() throws InterruptedException {
    stub.usually(Behaviour.hang());
    other.usually(Behaviour.answer(ANSWER));

    Outcome outcome = answer(link(stub), link(other));

    assertThat(outcome.attempts().getFirst().fault()).contains(Fault.SILENT);
    assertThat(String.join("", shown)).isEqualTo(ANSWER);
  }

  @Test
  void aStreamCutBeforeAShownSentenceIsAnsweredByTheNextFromScratch() throws InterruptedException {
    stub.usually(Behaviour.answer(ANSWER).cutAfter(1));
    other.usually(Behaviour.answer("Another answer. Whole."));

    Outcome outcome = answer(link(stub), link(other));

    assertThat(outcome.attempts().getFirst().fault()).contains(Fault.CUT);
    assertThat(String.join("", shown)).isEqualTo("Another answer. Whole.");
  }

  @Test
  void aStreamCutAfterAShownSentenceIsNotTriedAgain() throws InterruptedException {
    stub.usually(Behaviour.answer(ANSWER).cutAfter(4));
    other.usually(Behaviour.answer("Another answer."));

    Outcome outcome = answer(link(stub), link(other));

    assertThat(outcome).isInstanceOf(Outcome.CutShort.class);
    assertThat(String.join("", shown)).isEqualTo("Drink water.");
    assertThat(stub.requests()).hasSize(1);
    assertThat(other.requests()).isEmpty();
  }

  @Test
  void aRefusedConnectionIsUnreachable() throws InterruptedException {
    stub.close();

    Outcome outcome = answer(link(stub));

    assertThat(outcome.attempts())
        .allSatisfy(a -> assertThat(a.fault()).contains(Fault.UNREACHABLE));
  }

  @Test
  void aDrippingCallIsEndedUpstreamWhenTheTurnIsCancelled() {
    stub.usually(Behaviour.answer("word ".repeat(2000)).every(Duration.ofMillis(10)));
    Thread turn =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    answer(link(stub));
                  } catch (InterruptedException expected) {
                    Thread.currentThread().interrupt();
                  }
                });
    await().untilAsserted(() -> assertThat(stub.requests()).hasSize(1));

    turn.interrupt();

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(stub.abandoned()).isEqualTo(1));
  }

  private Outcome answer(ChainLink... chain) throws InterruptedException {
    GuardedReply draft =
        new GuardedReply(
            "en",
            _ -> SentenceJudge.Verdict.SHOW,
            new GuardPhrases("", "", ""),
            UnaryOperator.identity(),
            shown::add);
    return Router.over(List.of(chain), _ -> {}).answer(PROMPT, Duration.ofSeconds(20), draft);
  }

  private static ChainLink link(StubModelServer server) {
    LanguageModel model =
        RemoteModels.connect("primary", Endpoints.primary("openai", server.url()));
    AttemptLimits limits = new AttemptLimits(PATIENCE, PATIENCE, 2, 4);
    return new ChainLink(model, limits, new Breaker(BreakerLimits.standard(), System::nanoTime));
  }
}
