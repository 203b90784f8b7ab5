package org.careline.escalation.caseload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.contracts.escalation.CaseEvent.CaseOffered;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.journey.CaseLog;
import org.careline.escalation.journey.Ward;
import org.careline.escalation.journey.Ward.Bed;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class OfferQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Ward ward;
  @Inject CaseLog log;
  @Inject Database database;
  @Inject CaseRepository cases;

  @Test
  void whatCameDueWhileEveryReplicaWasDownIsOfferedOnceByTheTimerThatFindsIt() {
    Bed bed = waiting(RiskLevel.CRITICAL);
    // As after a long outage: ten offers were missed.
    dueSince(bed, Instant.now().minus(Duration.ofMinutes(10)));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log.of(bed.conversation(), CaseOffered.class))
                    .extracting(CaseOffered::attempt)
                    .containsExactly(1));
    EscalationCase item = read(bed);
    assertThat(item.state()).isInstanceOf(CaseState.Offered.class);
    assertThat(item.progress().nextOfferAt().orElseThrow()).isAfter(Instant.now());
  }

  @Test
  void twoReplicasThatLookAtOnceOfferACaseOnce() throws Exception {
    List<Bed> beds = List.of(waiting(RiskLevel.HIGH), waiting(RiskLevel.HIGH));
    beds.forEach(bed -> dueSince(bed, Instant.now().plus(Duration.ofMinutes(1))));
    Instant later = Instant.now().plus(Duration.ofMinutes(2));

    try (var replicas = Executors.newFixedThreadPool(4)) {
      Callable<Integer> look = () -> offers.offerDue(later, 50);
      replicas.invokeAll(List.of(look, look, look, look));
    }

    for (Bed bed : beds) {
      assertThat(read(bed).progress().offers()).isEqualTo(1);
    }
  }

  @Test
  void aCaseIsOfferedAgainWhenWhoAcceptedItStaysSilent() {
    Bed bed = waiting(RiskLevel.CRITICAL);
    accept.accept(ann(bed), read(bed).id());
    Instant due = read(bed).progress().nextOfferAt().orElseThrow();

    offers.offerDue(due.minusSeconds(1), 50);
    assertThat(read(bed).state()).isInstanceOf(CaseState.Accepted.class);
    offers.offerDue(due.plusSeconds(1), 50);

    assertThat(read(bed).state()).isInstanceOf(CaseState.Offered.class);
    assertThat(read(bed).progress().assignee()).isEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log.of(bed.conversation(), CaseOffered.class)).hasSize(1));
  }

  @Test
  void aWordOfTheClinicianEndsTheWaitAndThePatientsNextOneBeginsAnother() {
    Bed bed = waiting(RiskLevel.HIGH);
    Clinician ann = ann(bed);
    accept.accept(ann, read(bed).id());

    send.send(ann, read(bed).id(), "1", PhiText.of("I am here."));
    assertThat(read(bed).progress().nextOfferAt()).isEmpty();

    Instant before = Instant.now();
    ward.says(bed, 2, "it is getting better", RiskLevel.NONE);
    await().atMost(SOON).until(() -> read(bed).progress().nextOfferAt().isPresent());
    assertThat(read(bed).progress().nextOfferAt().orElseThrow())
        .isAfter(before.plus(Duration.ofMinutes(4)));
    assertThat(read(bed).state()).isInstanceOf(CaseState.Accepted.class);
  }

  private static Clinician ann(Bed bed) {
    return new Clinician(bed.tenant(), new StaffMember(UserId.next(), "Ann"), Role.CLINICIAN);
  }

  @Inject OfferCase offers;
  @Inject AcceptCase accept;
  @Inject SendStaffMessage send;

  private Bed waiting(RiskLevel level) {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", level);
    await().atMost(SOON).until(() -> find(bed).isPresent());
    return bed;
  }

  private void dueSince(Bed bed, Instant moment) {
    database.doInTenant(
        bed.tenant(),
        handle ->
            handle.execute(
                "update escalation_case set next_offer_at = ? where conversation_id = ?",
                moment,
                bed.conversation().value()));
  }

  private EscalationCase read(Bed bed) {
    return find(bed).orElseThrow();
  }

  private Optional<EscalationCase> find(Bed bed) {
    return database.inTenant(
        bed.tenant(), handle -> cases.active(handle, bed.tenant(), bed.conversation()));
  }
}
