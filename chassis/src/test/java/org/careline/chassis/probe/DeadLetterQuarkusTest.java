package org.careline.chassis.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.careline.chassis.bus.DeadLetter;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.bus.KafkaSettings;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.account.AccountEvent.SessionRevoked;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class DeadLetterQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** What the platform promises: a poison event holds nobody up for longer. */
  private static final Duration PROMISED = Duration.ofSeconds(5);

  @Inject Database database;
  @Inject Outbox outbox;
  @Inject EventCodec codec;
  @Inject KafkaSettings kafka;
  @Inject MendableHandler mendable;
  @Inject WitnessHandler witness;
  @Inject LetterBox letters;

  @Test
  void aPoisonEventIsOutOfTheWayInTimeAndSaysWhatFailed() {
    warmUp();
    String key = key();
    mendable.breakOn(key);

    long began = System.nanoTime();
    publish(key);

    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(key)).hasSize(1));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMISED);
    DeadLetter letter = letters.of(key).getFirst();
    assertThat(letter.topic()).isEqualTo(Topics.ACCOUNTS.name());
    assertThat(letter.consumer()).endsWith(".mendable");
    assertThat(letter.reason()).endsWith("IllegalStateException");
    assertThat(letter.attempts()).isEqualTo(4);
    assertThat(letter.headers()).containsEntry("ce_type", "session.revoked");
    assertThat(letter.headers()).noneSatisfy((name, _) -> assertThat(name).startsWith("dlq_"));
  }

  @Test
  void aReplayReachesOnlyTheConsumerThatFailedAndHasItsEffectOnce() {
    String key = key();
    mendable.breakOn(key);
    publish(key);
    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(key)).hasSize(1));
    mendable.mend();
    DeadLetter letter = letters.of(key).getFirst();

    replay(letter);
    replay(letter);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(letters.handled()).filteredOn(letter.id()::equals).hasSize(2));
    assertThat(mendable.effects(key)).hasSize(1);
    assertThat(witness.deliveries(key)).hasSize(1);
    assertThat(letters.of(key)).hasSize(1);
  }

  @Test
  void aReplayThatFailsAgainKeepsItsLetter() {
    String key = key();
    mendable.breakOn(key);
    publish(key);
    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(key)).hasSize(1));

    replay(letters.of(key).getFirst());

    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(key)).hasSize(2));
    assertThat(letters.of(key))
        .extracting(DeadLetter::id)
        .containsOnly(letters.of(key).get(0).id());
    assertThat(letters.handled()).doesNotContain(letters.of(key).getFirst().id());
  }

  @Test
  void anEventThatBreaksTheStackDoesNotEndItsLane() {
    String key = key();
    Event<AccountEvent> poison = event(key);
    mendable.overflowOn(poison.id().toString());

    var encoded = codec.encode(poison);
    forward(key, encoded.headers(), encoded.value());
    publish(key);

    await().atMost(SOON).untilAsserted(() -> assertThat(mendable.effects(key)).hasSize(1));
    assertThat(letters.of(key))
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).endsWith("StackOverflowError"));
  }

  @Test
  void whatIsNoEventAtAllIsKeptForEveryConsumer() throws Exception {
    String key = key();

    send(new ProducerRecord<>(Topics.ACCOUNTS.name(), key, "not an event".getBytes()));

    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(key)).hasSize(2));
    assertThat(letters.of(key))
        .allSatisfy(letter -> assertThat(letter.reason()).endsWith("IllegalArgumentException"))
        .allSatisfy(letter -> assertThat(letter.value()).asString().isEqualTo("not an event"));
  }

  @Test
  void anEventTooLargeToCarryItsCauseIsKeptWithoutItsValue() throws Exception {
    String key = key();

    send(new ProducerRecord<>(Topics.ACCOUNTS.name(), key, new byte[1_048_576 - 150]));

    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(key)).hasSize(2));
    assertThat(letters.of(key)).allSatisfy(letter -> assertThat(letter.value()).isEmpty());
  }

  /** The consumers have joined their groups and the topics exist. */
  private void warmUp() {
    String key = key();
    publish(key);
    await().atMost(SOON).untilAsserted(() -> assertThat(mendable.effects(key)).hasSize(1));
    String broken = key();
    mendable.breakOn(broken);
    publish(broken);
    await().atMost(SOON).untilAsserted(() -> assertThat(letters.of(broken)).hasSize(1));
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private void publish(String key) {
    var encoded = codec.encode(event(key));
    forward(key, encoded.headers(), encoded.value());
  }

  private static Event<AccountEvent> event(String key) {
    AccountEvent fact =
        new SessionRevoked(UserId.next(), UUID.randomUUID(), "admin", Instant.now());
    return Event.first(
        Topics.ACCOUNTS, "test", key, TestTokens.TENANT, Optional.empty(), "c", fact);
  }

  private void replay(DeadLetter letter) {
    Map<String, String> headers = new HashMap<>(letter.headers());
    headers.putAll(letter.replayHeaders());
    forward(letter.key(), headers, letter.value());
  }

  private void forward(String key, Map<String, String> headers, byte[] value) {
    database.doInTenant(
        TestTokens.TENANT,
        handle ->
            outbox.forward(handle, TestTokens.TENANT, Topics.ACCOUNTS.name(), key, headers, value));
  }

  private void send(ProducerRecord<String, byte[]> record)
      throws ExecutionException, InterruptedException {
    try (var producer = new KafkaProducer<String, byte[]>(kafka.producer())) {
      producer.send(record).get();
    }
  }
}
