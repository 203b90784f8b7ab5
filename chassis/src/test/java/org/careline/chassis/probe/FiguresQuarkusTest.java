package org.careline.chassis.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.junit.jupiter.api.Test;

/** What every service tells Prometheus of its bus, its store and itself. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class FiguresQuarkusTest {

  @Inject Database database;
  @Inject Outbox outbox;

  @Test
  void theBusTellsHowFarBehindEachConsumerIsAndWhatEachEventTook() {
    publish("figures.event");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              String text = metrics();
              assertThat(value(text, "careline_event_delay_seconds_count{consumer=\"probe\"}"))
                  .isPositive();
              assertThat(value(text, lag("careline_consumer_lag"))).isZero();
              assertThat(value(text, lag("careline_consumer_oldest_seconds"))).isZero();
            });
  }

  @Test
  void deadLettersAreCountedFromZeroSoThatTheFirstOneShows() {
    assertThat(metrics()).contains(lag("careline_dead_letters_total"));
  }

  @Test
  void anOutboxThatCannotBeEmptiedTellsHowOldItIs() {
    hold(
        () ->
            await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                    () -> {
                      String text = metrics();
                      assertThat(value(text, "careline_outbox_waiting")).isPositive();
                      assertThat(value(text, "careline_outbox_oldest_seconds")).isGreaterThan(1);
                    }));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(value(metrics(), "careline_outbox_oldest_seconds")).isZero());
  }

  @Test
  void aProcessTellsItsClockItsDiskAndItsPool() {
    given().get("/probe/nothing-here").then().statusCode(404);
    String text = metrics();

    assertThat(value(text, "careline_clock_seconds"))
        .isBetween(Instant.now().getEpochSecond() - 5.0, Instant.now().getEpochSecond() + 5.0);
    assertThat(value(text, "careline_disk_free_ratio")).isBetween(0.0, 1.0);
    assertThat(text).contains("agroal_active_count", "agroal_awaiting_count");
    assertThat(text).contains("http_server_requests_seconds_bucket");
  }

  /** While it runs, what is stored stays in the outbox: another holds the shards. */
  private void hold(Runnable meanwhile) {
    database.doAcrossTenants(
        handle -> {
          handle.execute("select shard from outbox_shard order by shard for update");
          // A transaction of its own: JDBI would join this thread's.
          CompletableFuture.runAsync(() -> publish("figures.held")).join();
          meanwhile.run();
        });
  }

  private void publish(String code) {
    database.doInTenant(
        TestTokens.TENANT,
        handle ->
            outbox.publish(
                handle,
                Topics.REPLIES,
                "figures",
                TestTokens.TENANT,
                Optional.empty(),
                new ReplyFailed(ConversationId.next(), MessageId.next(), code, Instant.now())));
  }

  private static String metrics() {
    return given().get("/q/metrics").then().statusCode(200).extract().asString();
  }

  private static String lag(String name) {
    return name + "{consumer=\"probe\",topic=\"" + Topics.REPLIES.name() + "\"}";
  }

  private static double value(String text, String series) {
    return text.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + series));
  }
}
