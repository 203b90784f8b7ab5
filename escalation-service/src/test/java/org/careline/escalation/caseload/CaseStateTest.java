package org.careline.escalation.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.identity.UserId;
import org.careline.escalation.caseload.CaseState.Accepted;
import org.careline.escalation.caseload.CaseState.HandedBack;
import org.careline.escalation.caseload.CaseState.Offered;
import org.careline.escalation.caseload.CaseState.Open;
import org.careline.escalation.caseload.CaseState.Resolved;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every state and act, from scenarios/lifecycle.csv. Ann holds what is held. */
class CaseStateTest {

  private static final StaffMember ANN = new StaffMember(UserId.next(), "Ann");
  private static final StaffMember TOM = new StaffMember(UserId.next(), "Tom");
  private static final StaffMember BOSS = new StaffMember(UserId.next(), "Boss");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "{0} {1} by {2}: {4}")
  @CsvFileSource(resources = "/scenarios/lifecycle.csv", numLinesToSkip = 1)
  void aStateAllowsWhatItAllows(String from, String act, String by, String becomes, String why) {
    Transition transition = act(state(from), act, by);

    assertThat(outcome(transition)).as(why).isEqualTo(becomes);
    if (transition instanceof Transition.HeldBy held) {
      assertThat(held.holder()).isEqualTo(ANN);
    }
  }

  private static Transition act(CaseState state, String act, String by) {
    StaffMember who =
        switch (by) {
          case "TOM" -> TOM;
          case "BOSS" -> BOSS;
          default -> ANN;
        };
    boolean supervisor = who.equals(BOSS);
    return switch (act) {
      case "accept" -> state.accept(who, NOW);
      case "offer" -> state.offer(2, NOW);
      case "risk" -> state.riskRises(2, NOW);
      case "write" -> state.write(who);
      case "handback" -> state.handBack(who, supervisor, NOW);
      case "resolve" -> state.resolve(who, supervisor, Disposition.SELF_CARE, NOW);
      default -> throw new IllegalArgumentException(act);
    };
  }

  private static CaseState state(String name) {
    return switch (name) {
      case "OPEN" -> new Open();
      case "OFFERED" -> new Offered(1, NOW);
      case "ACCEPTED" -> new Accepted(ANN, NOW);
      case "HANDED_BACK" -> new HandedBack(ANN, NOW);
      case "RESOLVED" -> new Resolved(ANN, Disposition.SELF_CARE, NOW);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String outcome(Transition transition) {
    return switch (transition) {
      case Transition.Moved moved -> moved.to().name();
      case Transition.Unchanged _ -> "SAME";
      case Transition.HeldBy _ -> "HELD";
      case Transition.NotNow _ -> "NOT_NOW";
    };
  }
}
