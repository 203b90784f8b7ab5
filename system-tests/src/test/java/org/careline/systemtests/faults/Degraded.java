package org.careline.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.careline.systemtests.faults.Witness.Turn;
import org.careline.systemtests.proxy.Mode;

/** What patients still get while something is gone, as the table of degraded modes promises. */
final class Degraded {

  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration TO_NOTICE = Duration.ofSeconds(12);

  private final FaultStack stack;
  private final Witness witness;

  private Degraded(FaultStack stack, Witness witness) {
    this.stack = stack;
    this.witness = witness;
  }

  /** The promise that is not kept, said at the end, since the fault has to end first. */
  static Optional<AssertionError> look(FaultStack stack, Witness witness, Part part, Mode mode) {
    try {
      new Degraded(stack, witness).look(part, mode);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(new AssertionError("no connection: " + e.getMessage(), e));
    }
  }

  /** Looks while the fault is on; for one that comes and goes only the end counts. */
  private void look(Part part, Mode mode) {
    if (mode != Mode.DOWN && mode != Mode.HALF_OPEN) {
      return;
    }
    switch (part) {
      case POSTGRES -> withoutPostgres();
      case REDIS -> withoutRedis();
      case KAFKA -> withoutKafka();
      case MODEL -> withoutModel();
      case RAG -> withoutKnowledge();
      case ANOMALY, ESCALATION -> chatGoesOn(part);
      case GATEWAY, AUTH, INFERENCE, ANALYTICS -> {}
    }
  }

  /** Nothing is acknowledged that is not stored. */
  private void withoutPostgres() {
    Turn turn = witness.asks(PATIENCE);
    assertThat(turn.accepted()).isEmpty();
    assertThat(turn.error().map(error -> error.path("code").asText()))
        .contains("store.unavailable");
    assertThat(Readiness.of(stack.management()).isReady()).as("gateway ready").isFalse();
  }

  /** Whole replies, and nobody is logged out. */
  private void withoutRedis() {
    Turn turn = witness.asks(PATIENCE);
    assertThat(turn.completed()).as("a whole reply").isPresent();
    assertThat(witness.session().get("/api/v1/users/me").status()).isEqualTo(200);
    named("redis", stack.management());
    named("redis", stack.direct(Part.INFERENCE));
  }

  /** Accepted and durable; the script comes as always. */
  private void withoutKafka() {
    assertThat(witness.cries(Duration.ofSeconds(3)).source()).isEqualTo("script");
    assertThat(witness.asks(Duration.ofSeconds(2)).accepted()).isPresent();
    named("kafka", stack.management());
  }

  private void withoutModel() {
    Turn turn = witness.asks(Duration.ofSeconds(30));
    assertThat(turn.source()).isEqualTo("extractive");
    assertThat(turn.completed().orElseThrow().path("citations")).isNotEmpty();
    named("model", stack.direct(Part.INFERENCE));
  }

  /** No medical claims: nothing is cited because nothing is claimed. */
  private void withoutKnowledge() {
    Turn turn = witness.asks(PATIENCE);
    assertThat(turn.source()).isEqualTo("extractive");
    assertThat(turn.completed().orElseThrow().path("citations")).isEmpty();
    assertThat(witness.cries(Duration.ofSeconds(3)).source()).isEqualTo("script");
    named("rag", stack.direct(Part.INFERENCE));
    named("rag", stack.management());
  }

  private void chatGoesOn(Part part) {
    assertThat(witness.asks(PATIENCE).completed()).as("a reply").isPresent();
    assertThat(witness.cries(Duration.ofSeconds(3)).source()).isEqualTo("script");
    named(part.name().toLowerCase(java.util.Locale.ROOT), stack.management());
  }

  private void named(String neighbour, java.net.URI service) {
    assertThat(Crowd.await(TO_NOTICE, () -> Readiness.of(service).misses(neighbour)))
        .as(service + " says that " + neighbour + " is away")
        .isTrue();
    assertThat(Readiness.of(service).isReady()).as(service + " stays ready").isTrue();
  }
}
