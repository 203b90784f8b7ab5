package org.careline.escalation.caseload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.careline.chassis.journey.JourneyTimer;
import org.careline.chassis.journey.Step;
import org.careline.contracts.safety.RiskLevel;

/** How long patients wait for a human, and how often one must be asked again. */
@ApplicationScoped
class CaseFigures {

  private final MeterRegistry meters;
  private final JourneyTimer opened;
  private final JourneyTimer accepted;
  private final JourneyTimer humanWord;
  private final Counter offersRepeated;

  CaseFigures(MeterRegistry meters) {
    this.meters = meters;
    this.opened = JourneyTimer.of(meters, Step.CASE_OPENED);
    this.accepted = JourneyTimer.of(meters, Step.CASE_ACCEPTED);
    this.humanWord = JourneyTimer.of(meters, Step.HUMAN_WORD);
    this.offersRepeated =
        Counter.builder("careline_case_offers_repeated")
            .description("offers of a case nobody had taken when it was offered before")
            .register(meters);
  }

  /**
   * @param riskAt time of the event that showed the risk
   */
  void opened(Instant riskAt) {
    opened.reachedSince(riskAt);
  }

  void offeredAgain() {
    offersRepeated.increment();
  }

  void accepted(RiskLevel level, Duration waited) {
    accepted.record(waited);
    Timer.builder("careline_case_accept")
        .description("from the opening of a case until a clinician took it")
        .tag("level", level.name())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofSeconds(1))
        .maximumExpectedValue(Duration.ofHours(1))
        .register(meters)
        .record(waited);
  }

  void firstHumanWord(Instant openedAt) {
    humanWord.reachedSince(openedAt);
  }
}
