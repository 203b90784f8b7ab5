package org.careline.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.careline.localstack.process.RunFolder;

/** Starts the whole stack in order, keeps it running, and ends it in the opposite order. */
final class Supervisor {
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(60);
  private static final Duration SERVICE_PATIENCE = Duration.ofSeconds(180);

  private final Layout layout;
  private final StackPlan plan;
  private final Console console;
  private final RunFolder run;
  private final List<Keeper> stores;
  private final List<Keeper> services;
  private final List<ReplicaFront> fronts;

  Supervisor(Layout layout, StackPlan plan, Console console, RunFolder run) {
    this.layout = layout;
    this.plan = plan;
    this.console = console;
    this.run = run;
    this.stores = keepers(stores(), STORE_PATIENCE);
    this.services = keepers(plan.services(), SERVICE_PATIENCE);
    this.fronts = plan.fronts();
  }

  private List<Component> stores() {
    var components = new ArrayList<Component>();
    components.add(plan.postgres());
    components.add(plan.redis());
    components.add(plan.kafka());
    plan.model().ifPresent(components::add);
    return components;
  }

  private List<Keeper> keepers(List<Component> components, Duration patience) {
    return components.stream()
        .map(component -> new Keeper(component, run, console, patience))
        .toList();
  }

  /** Brings everything up; the failure names the first part that did not make it. */
  void start() throws StartFailure {
    requireJars();
    bringUp(stores, stores.size());
    for (ReplicaFront front : fronts) {
      open(front);
    }
    bringUp(services, Math.max(3, Runtime.getRuntime().availableProcessors() + 1));
  }

  private static void open(ReplicaFront front) throws StartFailure {
    try {
      front.open();
    } catch (IOException e) {
      throw new StartFailure("supervisor", "cannot listen on port " + front.port(), e);
    }
  }

  private void requireJars() throws StartFailure {
    for (ServiceProcess service : ServiceProcess.values()) {
      if (!Files.exists(layout.serviceJar(service))) {
        throw new StartFailure(
            service.module(), "is not built: " + layout.serviceJar(service) + " is missing");
      }
    }
  }

  /** A few at a time, in the order given: more would only slow each other down. */
  private void bringUp(List<Keeper> keepers, int atOnce) throws StartFailure {
    var places = new Semaphore(atOnce, true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts = new ExecutorCompletionService<Void>(threads);
      keepers.forEach(keeper -> starts.submit(start(keeper, places)));
      try {
        for (int i = 0; i < keepers.size(); i++) {
          starts.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw failure(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("The start was interrupted");
      }
    }
  }

  private static Callable<Void> start(Keeper keeper, Semaphore places) {
    return () -> {
      places.acquire();
      try {
        keeper.bringUp();
        return null;
      } finally {
        places.release();
      }
    };
  }

  private static StartFailure failure(ExecutionException e) {
    return e.getCause() instanceof StartFailure failure
        ? failure
        : new StartFailure("supervisor", "failed: " + e.getCause(), e.getCause());
  }

  /** Watches every part until {@link #stop()}. */
  void keep() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stores.forEach(keeper -> threads.submit(keeper::keep));
      services.forEach(keeper -> threads.submit(keeper::keep));
    }
  }

  /** Ends the services together, then the stores one by one, Postgres last. */
  void stop() {
    stores.forEach(Keeper::release);
    services.forEach(Keeper::release);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      services.forEach(keeper -> threads.submit(() -> stop(keeper)));
    }
    fronts.forEach(ReplicaFront::close);
    stores.reversed().forEach(this::stop);
  }

  private void stop(Keeper keeper) {
    boolean lived = keeper.component().alive();
    keeper.stop();
    if (lived) {
      console.ok(keeper.component().name(), "stopped");
    }
  }
}
