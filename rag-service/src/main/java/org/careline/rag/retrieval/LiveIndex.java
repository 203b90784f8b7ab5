package org.careline.rag.retrieval;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.careline.chassis.persistence.Database;
import org.jboss.logging.Logger;

/**
 * The index in use, kept up with the store. Following is cheap and happens after every write here
 * and every few seconds for writes elsewhere. A rebuild fills a second index and swaps it in: a
 * search sees the old one or the new one, whole.
 */
final class LiveIndex implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LiveIndex.class);
  private static final String FROM_THE_BEGINNING = "0";

  private final Database database;
  private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();
  private final AtomicLong revision = new AtomicLong();
  private PassageIndex index;
  private String horizon = FROM_THE_BEGINNING;
  private Set<String> applied = Set.of();

  LiveIndex(Database database) {
    this.database = database;
  }

  boolean ready() {
    inUse.readLock().lock();
    try {
      return index != null;
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** The newest revision a search can see. */
  long revision() {
    return revision.get();
  }

  <T> T search(Function<IndexSearcher, T> work) {
    inUse.readLock().lock();
    try {
      if (index == null) {
        throw new IllegalStateException("the index is not built yet");
      }
      return index.search(work);
    } finally {
      inUse.readLock().unlock();
    }
  }

  /** Builds an index from nothing and puts it in place of the one in use. */
  synchronized void rebuild() {
    var fresh = PassageIndex.create();
    horizon = FROM_THE_BEGINNING;
    applied = Set.of();
    apply(fresh);
    var old = swap(fresh);
    if (old != null) {
      old.close();
    }
  }

  /** Takes over what changed in the store; afterwards every search sees it. */
  synchronized void follow() {
    if (index == null) {
      rebuild();
      return;
    }
    try {
      apply(index);
    } catch (UncheckedIOException | AlreadyClosedException broken) {
      // Somebody emptied the temporary folder, or the disk failed: the store still has everything.
      LOG.warn("the index can no longer be written and is rebuilt");
      rebuild();
    }
  }

  /** Whether the index holds as many passages as the store says are current. */
  synchronized boolean agreesWithStore() {
    follow();
    long stored = database.acrossTenants(KnowledgeChanges::passages);
    return stored == index.size();
  }

  private void apply(PassageIndex target) {
    Set<String> seen = new HashSet<>();
    horizon =
        database.acrossTenants(
            handle -> {
              var next = KnowledgeChanges.horizon(handle);
              KnowledgeChanges.since(handle, horizon, batch -> apply(target, batch, seen));
              return next;
            });
    applied = seen;
    target.show();
  }

  private void apply(PassageIndex target, KnowledgeChanges.Batch batch, Set<String> seen) {
    var fresh = new java.util.ArrayList<IndexedDocument>();
    for (int i = 0; i < batch.documents().size(); i++) {
      var stamp = batch.stamps().get(i);
      seen.add(stamp);
      if (!applied.contains(stamp)) {
        fresh.add(batch.documents().get(i));
      }
    }
    target.replace(fresh);
    revision.accumulateAndGet(batch.revision(), Math::max);
  }

  private PassageIndex swap(PassageIndex fresh) {
    inUse.writeLock().lock();
    try {
      var old = index;
      index = fresh;
      return old;
    } finally {
      inUse.writeLock().unlock();
    }
  }

  /** Where the index in use lies. */
  synchronized Path folder() {
    return index.folder();
  }

  @Override
  public synchronized void close() {
    var old = swap(null);
    if (old != null) {
      old.close();
    }
  }
}
