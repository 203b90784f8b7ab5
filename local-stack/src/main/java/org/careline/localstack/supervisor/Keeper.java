package org.careline.localstack.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.careline.localstack.process.ProcessRecord;
import org.careline.localstack.process.RunFolder;

/**
 * Keeps one component running: starts it, notices its death, and starts it again with growing
 * pauses.
 */
final class Keeper {
  private static final Duration STABLE = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Component component;
  private final RunFolder run;
  private final Console console;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * @param patience how long the component may take to become ready
   */
  Keeper(Component component, RunFolder run, Console console, Duration patience) {
    this.component = component;
    this.run = run;
    this.console = console;
    this.patience = patience;
  }

  /** Starts the component and returns when it is ready. */
  void bringUp() throws StartFailure {
    var begun = Instant.now();
    launch();
    while (!component.ready()) {
      if (!component.alive()) {
        throw new StartFailure(component.name(), "ended while it started");
      }
      if (since(begun).compareTo(patience) > 0) {
        throw new StartFailure(
            component.name(), "was not ready within " + patience.toSeconds() + " s");
      }
      if (pause(LOOK)) {
        throw new StartFailure(component.name(), "was stopped while it started");
      }
    }
    console.ok(
        component.name(),
        "ready on port " + component.port() + " (" + Console.seconds(since(begun)) + ")");
  }

  private void launch() throws StartFailure {
    lock.lock();
    try {
      if (isStopping()) {
        throw new StartFailure(component.name(), "was stopped before it started");
      }
      component.start();
      component
          .process()
          .map(process -> ProcessRecord.of(component.name(), process, component.port()))
          .ifPresent(run::save);
    } catch (IOException | IllegalStateException e) {
      throw new StartFailure(component.name(), "could not be started: " + e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  /** Watches the component until {@link #stop()}. */
  void keep() {
    var backoff = Backoff.NONE;
    var since = Instant.now();
    while (!pause(LOOK)) {
      if (component.alive()) {
        // Only a component that has held for a while starts from short pauses again.
        backoff = since(since).compareTo(STABLE) > 0 ? Backoff.NONE : backoff;
        continue;
      }
      backoff = backoff.afterFailure();
      console.wait(
          component.name(), "died; starting again in " + backoff.delay().toSeconds() + " s");
      if (pause(backoff.delay())) {
        return;
      }
      restart();
      since = Instant.now();
    }
  }

  private void restart() {
    try {
      bringUp();
    } catch (StartFailure e) {
      if (!isStopping()) {
        console.fail(component.name(), e.getMessage());
      }
    }
  }

  /** Ends the watch: from here on the component may die and stays dead. */
  void release() {
    stopping.countDown();
  }

  /** Ends the watch and the component. */
  void stop() {
    release();
    lock.lock();
    try {
      component.stop();
      run.forget(component.name());
    } finally {
      lock.unlock();
    }
  }

  Component component() {
    return component;
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** Waits, and says whether it was cut short by a stop. */
  private boolean pause(Duration duration) {
    try {
      return stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Duration since(Instant instant) {
    return Duration.between(instant, Instant.now());
  }
}
