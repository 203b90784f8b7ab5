package org.careline.gateway.fanout;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.ephemeral.Channels;

/**
 * While Redis is away no replica hears another: then, and for a while after it is back, each looks
 * into the store for answers and words of staff to the patients it serves. Outlets drop what they
 * were shown already.
 */
@ApplicationScoped
class CatchUp {

  /** Longer than any transaction, since a message is dated before it is visible. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private final Channels channels;
  private final Outlets outlets;
  private final Fanout fanout;
  private final Database database;
  private final MessageRepository messages;
  private volatile long lookUntil = System.nanoTime();

  CatchUp(
      Channels channels,
      Outlets outlets,
      Fanout fanout,
      Database database,
      MessageRepository messages) {
    this.channels = channels;
    this.outlets = outlets;
    this.fanout = fanout;
    this.database = database;
    this.messages = messages;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    if (!channels.isUp()) {
      lookUntil = System.nanoTime() + OVERLAP.toNanos();
    } else if (System.nanoTime() - lookUntil > 0) {
      return;
    }
    Map<TenantId, List<UserId>> served =
        outlets.owners().stream()
            .collect(
                Collectors.groupingBy(
                    Owner::tenant, Collectors.mapping(Owner::patient, Collectors.toList())));
    served.forEach(this::tell);
  }

  private void tell(TenantId tenant, List<UserId> patients) {
    Instant since = Instant.now().minus(OVERLAP);
    Map<UserId, List<Message>> fresh =
        database.inTenant(
            tenant, handle -> messages.toPatientsSince(handle, tenant, patients, since));
    fresh.forEach(
        (patient, said) ->
            said.forEach(message -> fanout.deliver(new Owner(tenant, patient), frame(message))));
  }

  private static ServerFrame frame(Message message) {
    return message.role() == Speaker.ASSISTANT && message.replyTo().isPresent()
        ? ServerFrame.ReplyCompleted.from(message)
        : ServerFrame.Said.of(message);
  }
}
