package org.careline.systemtests.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.careline.systemtests.bench.OpenLoad.Fate;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Careline.Answer;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;

/**
 * Finds how many messages a second are answered at most, then asks four times as much, with readers
 * of history and figures beside, and says who was served.
 */
public final class OverloadBench {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PATIENTS = 48;
  private static final int STEP_SECONDS = 10;
  private static final int TIMES = 4;
  private static final int WARM_UP_RATE = 8;
  private static final int WARM_UP_SECONDS = 25;

  /** An answer later than this is worth nothing to who waited for it. */
  private static final double USEFUL_MILLIS = 10_000;

  private final Careline careline;
  private final PrintStream out;

  public OverloadBench(Careline careline, PrintStream out) {
    this.careline = careline;
    this.out = out;
  }

  /** Prints the figures of one run with so many seconds of overload. */
  public void run(int seconds) {
    List<Session> sessions = sessions();
    step(sessions, WARM_UP_RATE, WARM_UP_SECONDS);
    double peak = peak(sessions);
    out.printf("%-44s %8.1f /s%n", "peak: messages answered", peak);
    List<ChatSocket> sockets = connect(sessions);
    var load = new OpenLoad(sockets);
    var readers = new Readers(sessions);
    readers.start();
    load.run(peak * TIMES, seconds);
    readers.stop();
    pause(USEFUL_MILLIS);
    report(load.fates(), peak, seconds);
    readers.report();
    sockets.forEach(ChatSocket::close);
  }

  private double peak(List<Session> sessions) {
    double peak = 0;
    for (double rate = 10; rate <= 320; rate *= 1.5) {
      double goodput = step(sessions, rate, STEP_SECONDS);
      out.printf("  offered %6.1f /s   answered %6.1f /s%n", rate, goodput);
      peak = Math.max(peak, goodput);
      if (goodput < 0.85 * rate) {
        break;
      }
    }
    return peak;
  }

  private double step(List<Session> sessions, double rate, int seconds) {
    List<ChatSocket> sockets = connect(sessions);
    var load = new OpenLoad(sockets);
    load.run(rate, seconds);
    pause(USEFUL_MILLIS);
    double goodput = useful(load.fates()) / (double) seconds;
    sockets.forEach(ChatSocket::close);
    return goodput;
  }

  private void report(List<Fate> fates, double peak, int seconds) {
    double goodput = useful(fates) / (double) seconds;
    out.printf("%-44s %8.1f /s   (%d messages)%n", "offered", peak * TIMES, fates.size());
    out.printf("%-44s %8.2f of peak (%.1f /s)%n", "goodput", goodput / peak, goodput);
    List<Fate> emergencies = fates.stream().filter(Fate::emergency).toList();
    out.printf(
        "%-44s %8.2f %%   (%d of %d)%n",
        "emergencies answered",
        100.0 * useful(emergencies) / Math.max(1, emergencies.size()),
        useful(emergencies),
        emergencies.size());
    line("emergency answer", emergencies, fate -> fate.answered() >= 0, Fate::answered);
    Predicate<Fate> chat = fate -> !fate.emergency();
    line("chat answer", fates, chat.and(fate -> fate.answered() >= 0), Fate::answered);
    line("refusal", fates, fate -> fate.refused() >= 0, Fate::refused);
    long refused = fates.stream().filter(fate -> fate.refused() >= 0).count();
    long timed = fates.stream().filter(f -> f.refused() >= 0 && f.retryAfter() > 0).count();
    long silent = fates.stream().filter(f -> f.refused() < 0 && f.accepted() < 0).count();
    out.printf(
        "refused %d, all with a time to come again: %s; neither taken nor refused %d%n",
        refused, timed == refused, silent);
  }

  private void line(
      String name,
      List<Fate> fates,
      Predicate<Fate> counted,
      java.util.function.ToDoubleFunction<Fate> value) {
    List<Double> values = new ArrayList<>();
    fates.stream().filter(counted).forEach(fate -> values.add(value.applyAsDouble(fate)));
    out.println(values.isEmpty() ? name + ": none" : Distribution.of(values).line(name));
  }

  private static long useful(List<Fate> fates) {
    return fates.stream()
        .filter(fate -> fate.answered() >= 0 && fate.answered() <= USEFUL_MILLIS)
        .count();
  }

  private List<Session> sessions() {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < PATIENTS; i++) {
      String email = UUID.randomUUID() + "@bench.example.org";
      sessions.add(careline.register(email, "a quiet river at dawn", "Bench Patient", "en"));
    }
    return sessions;
  }

  private static List<ChatSocket> connect(List<Session> sessions) {
    List<ChatSocket> sockets = new ArrayList<>();
    for (Session session : sessions) {
      ChatSocket socket = session.connect();
      socket.await("ready", PATIENCE);
      sockets.add(socket);
    }
    return sockets;
  }

  private static void pause(double millis) {
    LockSupport.parkNanos((long) (millis * 1e6));
  }

  /** Patients who look through their conversations meanwhile, ten a second. */
  private final class Readers {
    private final List<Session> sessions;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger other = new AtomicInteger();
    private final ConcurrentLinkedQueue<Double> refusals = new ConcurrentLinkedQueue<>();

    Readers(List<Session> sessions) {
      this.sessions = sessions;
    }

    void start() {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                for (int i = 0; !over.get(); i++) {
                  Session session = sessions.get(i % sessions.size());
                  Thread.ofVirtual().start(() -> read(session));
                  pause(100);
                }
              });
    }

    private void read(Session session) {
      long began = System.nanoTime();
      Answer answer = session.get("/api/v1/conversations?limit=5");
      if (answer.status() == 200) {
        served.incrementAndGet();
      } else if (answer.code().equals("service.overloaded")) {
        refusals.add((System.nanoTime() - began) / 1e6);
      } else {
        other.incrementAndGet();
      }
    }

    void stop() {
      over.set(true);
    }

    void report() {
      out.printf(
          "history: served %d, shed %d, other %d%n", served.get(), refusals.size(), other.get());
      if (!refusals.isEmpty()) {
        out.println(Distribution.of(new ArrayList<>(refusals)).line("refusal of history (HTTP)"));
      }
    }
  }
}
