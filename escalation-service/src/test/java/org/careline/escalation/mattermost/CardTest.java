package org.careline.escalation.mattermost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseState;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.caseload.Patient;
import org.careline.escalation.caseload.Progress;
import org.careline.escalation.caseload.Risk;
import org.careline.escalation.mattermost.ActionSeal.Action;
import org.junit.jupiter.api.Test;

class CardTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final TenantId TENANT = new TenantId("demo");
  private static final CaseId CASE = CaseId.next();

  @Test
  void patientsTextAndNameArePostedOnlyWhereThatWasChosen() {
    assertThat(card(false)).doesNotContain("Maria", "hurts");
    assertThat(card(true)).contains("Maria", "hurts");
  }

  @Test
  void noTextCallsTheChannelOrBreaksTheLayout() {
    assertThat(CardWriter.plain("@channel **loud** [x](y)"))
        .isEqualTo("@\u200bchannel \\*\\*loud\\*\\* \\[x\\]\\(y\\)");
  }

  @Test
  void aButtonIsKnownAgainUntilItIsChangedOrTooOld() {
    ActionSeal seal = seal(NOON);
    Map<String, String> context = seal.context(new Action("accept", TENANT, CASE));

    assertThat(seal.verify(context)).contains(new Action("accept", TENANT, CASE));
    assertThat(seal.isExpired(context)).isFalse();
    assertThat(seal(NOON.plus(Duration.ofDays(8))).isExpired(context)).isTrue();
    for (String part : List.of("action", "tenant", "case", "expires", "mac")) {
      Map<String, String> changed = new HashMap<>(context);
      changed.put(part, part.equals("case") ? CaseId.next().toString() : "other");
      assertThat(seal.verify(changed)).as(part).isEmpty();
      changed.remove(part);
      assertThat(seal.verify(changed)).as("without " + part).isEmpty();
    }
  }

  @Test
  void aHalfConfiguredMattermostStopsTheStartAndNamesTheKey() {
    assertThatThrownBy(() -> new Directory(new Settings(true, Optional.of("short"))))
        .hasMessageContaining("careline.mattermost.action-secret");
  }

  private static String card(boolean patientText) {
    var config = new Settings(patientText, Optional.of("x".repeat(32)));
    Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    return new CardWriter(config, new ActionSeal(config, clock), clock)
        .write(TENANT, waiting())
        .toString();
  }

  private static ActionSeal seal(Instant now) {
    return new ActionSeal(
        new Settings(false, Optional.of("x".repeat(32))), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static EscalationCase waiting() {
    return new EscalationCase(
        CASE,
        ConversationId.next(),
        MessageId.next(),
        new Patient(UserId.next(), PhiText.of("Maria"), "en"),
        new Risk(RiskLevel.HIGH, List.of(), List.of(PhiText.of("it hurts"))),
        new Progress(
            new CaseState.Open(),
            NOON,
            0,
            Optional.empty(),
            Optional.of(NOON),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private record Settings(boolean patientText, Optional<String> actionSecret)
      implements MattermostConfig {

    @Override
    public Optional<URI> url() {
      return Optional.of(URI.create("http://localhost"));
    }

    @Override
    public Optional<String> token() {
      return Optional.of("token");
    }

    @Override
    public Optional<List<String>> channels() {
      return Optional.of(List.of("demo=c"));
    }

    @Override
    public Optional<List<String>> staff() {
      return Optional.empty();
    }

    @Override
    public URI publicUrl() {
      return URI.create("http://localhost");
    }

    @Override
    public Duration buttonLife() {
      return Duration.ofDays(7);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration sendEvery() {
      return Duration.ofSeconds(1);
    }
  }
}
