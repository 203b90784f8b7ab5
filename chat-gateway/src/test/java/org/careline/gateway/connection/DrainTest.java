package org.careline.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.fanout.Outlets;
import org.junit.jupiter.api.Test;

class DrainTest {

  private static final Duration LENGTH = Duration.ofMillis(400);

  private final OpenSockets sockets = new OpenSockets(new Outlets(), new SimpleMeterRegistry());
  private final SocketFigures figures = new SocketFigures(new SimpleMeterRegistry());
  private final Drain drain = new Drain(sockets, config());
  private final List<Long> closedAt = new CopyOnWriteArrayList<>();
  private final Set<Integer> codes = ConcurrentHashMap.newKeySet();

  @Test
  void closesTheSocketsInSlicesAndLetsNoneIn() {
    for (int i = 0; i < 100; i++) {
      sockets.add(new ClientSocket("s" + i, patient(), new Closing(), config(), figures));
    }
    long began = System.nanoTime();
    drain.begin(new ShutdownDelayInitiatedEvent());
    assertThat(drain.isDraining()).isTrue();
    await().until(() -> closedAt.size() == 100);
    assertThat(codes).containsExactly(1012);
    assertThat(Duration.ofNanos(closedAt.getLast() - began)).isGreaterThan(LENGTH.dividedBy(2));
  }

  private final class Closing implements Wire {
    @Override
    public void send(String text, Runnable done) {
      done.run();
    }

    @Override
    public void close(int code, String reason) {
      codes.add(code);
      closedAt.add(System.nanoTime());
    }
  }

  private static Patient patient() {
    return new Patient(
        new TenantId("demo"),
        UserId.next(),
        PhiText.of("A"),
        "en",
        "US",
        UUID.randomUUID(),
        Instant.now().plusSeconds(60));
  }

  private static SocketConfig config() {
    return (SocketConfig)
        Proxy.newProxyInstance(
            SocketConfig.class.getClassLoader(),
            new Class<?>[] {SocketConfig.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "drain" -> LENGTH;
                  case "queue" -> 256;
                  case "framesPerSecond" -> 20;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
