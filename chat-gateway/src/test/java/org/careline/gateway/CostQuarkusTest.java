package org.careline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.StatementCount;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.turn.AcceptMessage;
import org.careline.gateway.turn.Accepted;
import org.careline.gateway.turn.Incoming;
import org.junit.jupiter.api.Test;

/**
 * What accepting a message costs, in counts that no busy machine can change. A change that raises
 * one of them says so here, or is not made.
 */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class CostQuarkusTest {

  private static final String TEXT = "What can I do about a tension headache after a long day?";
  private static final int STATEMENTS = 7;
  private static final int EVENT_BYTES = 1_100;
  private static final long ALLOCATED = 480_000;

  @ApplicationScoped
  static class Statements extends StatementCount {}

  @Inject AcceptMessage messages;
  @Inject Statements count;
  @Inject Neighbours neighbours;
  @Inject EventCodec codec;

  private final Patient patient =
      new Patient(
          new TenantId("demo"),
          UserId.next(),
          PhiText.of("Pat"),
          "en",
          "US",
          UUID.randomUUID(),
          Instant.now().plusSeconds(600));

  @Test
  void aMessageInAnOpenConversationTakesTheseStatementsAndOneEvent() {
    ConversationId conversation = say(Optional.empty()).conversation().id();
    List<String> statements = count.of(() -> say(Optional.of(conversation)));

    assertThat(statements).as(String.join("\n", statements)).hasSizeLessThanOrEqualTo(STATEMENTS);
    assertThat(statements).filteredOn(sql -> sql.startsWith("insert into outbox")).hasSize(1);
  }

  @Test
  void anEventIsNoLargerThanItMustBe() {
    Accepted accepted = say(Optional.empty());
    var event = neighbours.hearsMessage(accepted.message().id().toString());

    assertThat(codec.encode(event).value()).hasSizeLessThanOrEqualTo(EVENT_BYTES);
  }

  @Test
  void aMessageAllocatesNoMoreThanThis() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ConversationId conversation = say(Optional.empty()).conversation().id();
    for (int i = 0; i < 20; i++) {
      say(Optional.of(conversation));
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20; i++) {
      say(Optional.of(conversation));
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / 20;

    assertThat(each).isLessThanOrEqualTo(ALLOCATED);
  }

  private Accepted say(Optional<ConversationId> conversation) {
    return messages.accept(
        patient,
        Incoming.of(UUID.randomUUID(), conversation, TEXT, Optional.of("en"), Channel.WEB),
        "");
  }
}
