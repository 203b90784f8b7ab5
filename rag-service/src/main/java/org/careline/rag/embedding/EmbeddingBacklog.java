package org.careline.rag.embedding;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.persistence.StoreErrors;
import org.jboss.logging.Logger;

/**
 * Gives stored passages their vectors, in the background and in batches. A passage is found by its
 * words at once, and by its meaning as soon as this has come to it.
 */
@ApplicationScoped
public class EmbeddingBacklog {

  private static final Logger LOG = Logger.getLogger(EmbeddingBacklog.class);
  private static final int LOOK_EVERY_SECONDS = 10;

  private final Database database;
  private final Embedder embedder;
  private final EmbeddingConfig config;
  private final Semaphore work = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  EmbeddingBacklog(Database database, Embedder embedder, EmbeddingConfig config) {
    this.database = database;
    this.embedder = embedder;
    this.config = config;
  }

  void start(@Observes StartupEvent started) {
    var names = Thread.ofPlatform().daemon().name("embedding-", 0).priority(Thread.MIN_PRIORITY);
    for (int i = 0; i < config.threads(); i++) {
      threads.add(names.start(this::run));
    }
  }

  void stop(@Observes ShutdownEvent ending) {
    stopping = true;
    threads.forEach(Thread::interrupt);
  }

  /** Says that passages were stored. */
  public void wake() {
    work.release(config.threads());
  }

  private void run() {
    boolean prepared = false;
    while (!stopping) {
      try {
        if (!prepared) {
          database.doAcrossTenants(
              handle -> WaitingPassages.forgetOtherModels(handle, embedder.model()));
          prepared = true;
        }
        if (!embedSome()) {
          work.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
          work.drainPermits();
        }
      } catch (InterruptedException ending) {
        return;
      } catch (RuntimeException failed) {
        pauseAfter(failed);
      }
    }
  }

  /** The edge of a worker thread: nothing may end it but the end of the service. */
  private void pauseAfter(RuntimeException failed) {
    if (stopping) {
      return;
    }
    if (StoreErrors.isTransient(failed)) {
      LOG.warn("passages wait for the store to be embedded");
    } else {
      LOG.errorf("passages could not be embedded: %s", failed.getClass().getSimpleName());
    }
    try {
      work.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private boolean embedSome() {
    var waiting = database.acrossTenants(handle -> WaitingPassages.lease(handle, config.batch()));
    if (waiting.isEmpty()) {
      return false;
    }
    var vectors =
        embedder.passages(waiting.stream().map(WaitingPassages.Waiting::context).toList());
    database.doAcrossTenants(
        handle -> WaitingPassages.store(handle, embedder.model(), waiting, vectors));
    return true;
  }
}
