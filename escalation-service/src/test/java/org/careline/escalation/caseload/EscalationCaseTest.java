package org.careline.escalation.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseState.Accepted;
import org.careline.escalation.caseload.CaseState.HandedBack;
import org.careline.escalation.caseload.CaseState.Offered;
import org.junit.jupiter.api.Test;

class EscalationCaseTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final OfferSchedule SCHEDULE =
      new OfferSchedule(Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final ConversationId CONVERSATION = ConversationId.next();
  private static final UserId PATIENT = UserId.next();
  private static final StaffMember ANN = new StaffMember(UserId.next(), "Ann");
  private static final List<PhiText> WORDS = List.of(PhiText.of("it hurts"));

  @Test
  void theFirstOfferIsDueByLevel() {
    assertThat(dueOf(opened(RiskLevel.CRITICAL))).contains(NOON.plusSeconds(60));
    assertThat(dueOf(opened(RiskLevel.HIGH))).contains(NOON.plusSeconds(300));
  }

  @Test
  void aWaitingCaseThatGetsWorseIsOfferedSooner() {
    EscalationCase worse = see(opened(RiskLevel.HIGH), seen(RiskLevel.CRITICAL, "stroke"), 10);

    assertThat(worse.risk().level()).isEqualTo(RiskLevel.CRITICAL);
    assertThat(dueOf(worse)).contains(NOON.plusSeconds(70));
    assertThat(worse.risk().reason()).isEqualTo("EMERGENCY/stroke");
  }

  @Test
  void aLowerLevelNeverCalmsACase() {
    EscalationCase item = see(opened(RiskLevel.CRITICAL), seen(RiskLevel.HIGH, "stroke"), 10);

    assertThat(item.risk().level()).isEqualTo(RiskLevel.CRITICAL);
    assertThat(dueOf(item)).contains(NOON.plusSeconds(60));
    assertThat(item.risk().findings()).hasSize(2);
  }

  @Test
  void aCaseWithItsClinicianStaysThereWhateverIsSeen() {
    EscalationCase held = opened(RiskLevel.HIGH).at(new Accepted(ANN, NOON));

    EscalationCase worse = see(held, seen(RiskLevel.CRITICAL, "stroke"), 10);

    assertThat(worse.state()).isEqualTo(held.state());
    assertThat(dueOf(worse)).isEmpty();
  }

  @Test
  void aCaseHandedBackReturnsForANewMessageOnly() {
    EscalationCase back = opened(RiskLevel.HIGH).at(new HandedBack(ANN, NOON));
    RiskSeen again = seen(RiskLevel.HIGH, "stroke");

    EscalationCase repeated = back.riskSeen(again, false, WORDS, SCHEDULE, NOON.plusSeconds(10));
    EscalationCase returned = see(back, again, 10);

    assertThat(repeated.state()).isEqualTo(back.state());
    assertThat(returned.state()).isEqualTo(new Offered(1, NOON.plusSeconds(10)));
    assertThat(returned.progress().assignee()).isEmpty();
    assertThat(dueOf(returned)).contains(NOON.plusSeconds(310));
  }

  @Test
  void theSameFindingReportedTwiceIsOne() {
    RiskSeen first = seen(RiskLevel.HIGH, "stroke");
    EscalationCase once = see(opened(RiskLevel.HIGH), first, 10);

    EscalationCase twice = once.riskSeen(first, false, WORDS, SCHEDULE, NOON.plusSeconds(20));

    assertThat(twice).isEqualTo(once);
  }

  private static EscalationCase opened(RiskLevel level) {
    return EscalationCase.open(seen(level, "cardiac"), PhiText.of("Maria"), WORDS, SCHEDULE, NOON);
  }

  private static EscalationCase see(EscalationCase item, RiskSeen seen, int seconds) {
    return item.riskSeen(seen, true, WORDS, SCHEDULE, NOON.plusSeconds(seconds));
  }

  private static Optional<Instant> dueOf(EscalationCase item) {
    return item.progress().nextOfferAt();
  }

  private static RiskSeen seen(RiskLevel level, String kind) {
    return new RiskSeen(
        CONVERSATION,
        MessageId.next(),
        PATIENT,
        "en",
        level,
        List.of(
            new Finding(
                "EMERGENCY", kind, level, 0.9, List.of(), "rule", "why", Optional.empty())));
  }
}
