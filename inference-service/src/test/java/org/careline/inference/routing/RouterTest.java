package org.careline.inference.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.careline.inference.model.Prompt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RouterTest {

  private static final Prompt PROMPT = new Prompt("test", List.of());
  private static final AttemptLimits LIMITS =
      new AttemptLimits(Duration.ofMillis(500), Duration.ofMillis(500), 2, 4);

  private final List<Attempt> observed = new ArrayList<>();

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/scenarios/routing.csv",
      delimiter = ';',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void everyFaultEndsInAWholeAnswerOrAnHonestEnd(
      String fact, String primary, String backup, String outcome, String shown, String calls)
      throws InterruptedException {
    ScriptedModel first = new ScriptedModel("p", primary);
    ScriptedModel second = new ScriptedModel("b", backup);
    CollectedDraft draft = new CollectedDraft();

    Outcome end = router(link(first), link(second)).answer(PROMPT, Duration.ofSeconds(10), draft);

    assertThat(name(end)).as(fact).isEqualTo(outcome);
    assertThat(draft.shown.toString()).isEqualTo(shown == null ? "" : shown);
    assertThat(first.calls + "/" + second.calls).isEqualTo(calls);
    assertThat(end.attempts()).isEqualTo(observed);
  }

  @Test
  void aSlowDripIsEndedByTheDeadlineOfTheTurn() throws InterruptedException {
    ScriptedModel drip = new ScriptedModel("p", "'a.,wait:60,".repeat(50) + "'end.");

    Outcome end = router(link(drip)).answer(PROMPT, Duration.ofMillis(300), new CollectedDraft());

    assertThat(name(end)).isEqualTo("CutShort(OUT_OF_TIME)");
    assertThat(end.attempts().getFirst().took()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aModelThatDripsUnseenLeavesTimeForTheNext() throws InterruptedException {
    ScriptedModel drip = new ScriptedModel("p", "'a,wait:60,".repeat(100) + "'end.");
    CollectedDraft draft = new CollectedDraft();

    Outcome end =
        router(link(drip), link(new ScriptedModel("b", "'other.")))
            .answer(PROMPT, Duration.ofSeconds(2), draft);

    assertThat(name(end)).isEqualTo("Finished(b)");
    assertThat(draft.shown.toString()).isEqualTo("other.");
  }

  @Test
  void aFailingModelIsNoLongerAskedOnceItsBreakerOpens() throws InterruptedException {
    ScriptedModel failing = new ScriptedModel("p", "SERVER_ERROR");
    ChainLink link = link(failing);
    Router router = router(link, link(new ScriptedModel("b", "'other.")));

    for (int turn = 0; turn < 10; turn++) {
      router.answer(PROMPT, Duration.ofSeconds(10), new CollectedDraft());
    }

    assertThat(failing.calls).hasValue(5);
    assertThat(link.breaker().state()).isEqualTo(Breaker.State.OPEN);
  }

  @Test
  void aModelAskingToBeLeftAloneIsNotAskedAgainByTheNextTurn() throws InterruptedException {
    ScriptedModel limited = new ScriptedModel("p", "RATE_LIMITED:30000");
    Router router = router(link(limited), link(new ScriptedModel("b", "'other.")));

    router.answer(PROMPT, Duration.ofSeconds(10), new CollectedDraft());
    router.answer(PROMPT, Duration.ofSeconds(10), new CollectedDraft());

    assertThat(limited.calls).hasValue(1);
  }

  @Test
  void aModelWhoseSlotsAreTakenIsPassedOver() throws InterruptedException {
    ChainLink full = link(new ScriptedModel("p", "'mine."));
    full.slots().acquire(4);
    CollectedDraft draft = new CollectedDraft();

    Outcome end =
        router(full, link(new ScriptedModel("b", "'other.")))
            .answer(PROMPT, Duration.ofSeconds(10), draft);

    assertThat(name(end)).isEqualTo("Finished(b)");
    assertThat(full.breaker().state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void aReaderWhoGoesAwayCancelsTheCall() {
    ScriptedModel model = new ScriptedModel("p", "'GONE,hang");
    Router router = router(link(model));

    assertThatThrownBy(() -> router.answer(PROMPT, Duration.ofSeconds(10), new CollectedDraft()))
        .isInstanceOf(ReaderGoneException.class);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(model.cancelled).hasValue(1));
  }

  @Test
  void aCancelledTurnCancelsTheCallBeforeTheFirstWord() {
    ScriptedModel model = new ScriptedModel("p", "hang");
    ChainLink patient =
        new ChainLink(
            model,
            new AttemptLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 1, 1),
            new Breaker(BreakerLimits.standard(), System::nanoTime));
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread turn =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    router(patient).answer(PROMPT, Duration.ofMinutes(1), new CollectedDraft());
                    interrupted.complete(false);
                  } catch (InterruptedException e) {
                    interrupted.complete(true);
                  }
                });
    await().untilAsserted(() -> assertThat(model.calls).hasValue(1));

    turn.interrupt();

    assertThat(interrupted).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(model.cancelled).hasValue(1));
    assertThat(patient.slots().availablePermits()).isEqualTo(1);
  }

  @Test
  void aNamedModelBeginsTheChain() throws InterruptedException {
    ScriptedModel primary = new ScriptedModel("p", "'mine.");
    Router router = router(link(primary), link(new ScriptedModel("b", "'other.")));

    Outcome end = router.from("b").answer(PROMPT, Duration.ofSeconds(10), new CollectedDraft());

    assertThat(name(end)).isEqualTo("Finished(b)");
    assertThat(primary.calls).hasValue(0);
  }

  private Router router(ChainLink... chain) {
    return Router.over(List.of(chain), observed::add);
  }

  private static ChainLink link(ScriptedModel model) {
    return new ChainLink(model, LIMITS, new Breaker(BreakerLimits.standard(), System::nanoTime));
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Finished finished -> "Finished(" + finished.model() + ")";
      case Outcome.CutShort cut -> "CutShort(" + cut.fault() + ")";
      case Outcome.Unanswered _ -> "Unanswered";
    };
  }
}
