package org.careline.inference.openai;

import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicReference;

/** Watches a request's connection, so that work for a client that has gone away stops at once. */
final class ClientWatch {

  private final HttpServerResponse response;

  ClientWatch(HttpServerResponse response) {
    this.response = response;
  }

  /** From here on the calling thread is interrupted when the client goes away. */
  Watched interruptWhenGone() {
    Watched watched = new Watched(new AtomicReference<>(Thread.currentThread()));
    response.closeHandler(_ -> watched.interrupt());
    if (response.closed()) {
      watched.interrupt();
    }
    return watched;
  }

  /** The stretch of work that may be interrupted. */
  record Watched(AtomicReference<Thread> worker) implements AutoCloseable {

    @Override
    public void close() {
      worker.set(null);
    }

    private void interrupt() {
      Thread thread = worker.getAndSet(null);
      if (thread != null) {
        thread.interrupt();
      }
    }
  }
}
