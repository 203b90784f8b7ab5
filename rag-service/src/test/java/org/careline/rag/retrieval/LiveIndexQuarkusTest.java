package org.careline.rag.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.contracts.identity.TenantId;
import org.careline.rag.document.Chunk;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Head;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Origin;
import org.careline.rag.document.Owner;
import org.careline.rag.document.Source;
import org.careline.rag.document.VersionRepository;
import org.junit.jupiter.api.Test;

/** The index of a second replica: it hears of changes through the store alone. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class LiveIndexQuarkusTest {

  private static final TenantId TENANT = new TenantId("replica-test");
  private static final Owner OWNER = Owner.of(TENANT);

  @Inject Database database;

  private final VersionRepository versions = new VersionRepository();

  @Test
  void anotherReplicaFollowsNewVersionsAndWithdrawals() {
    try (var replica = new LiveIndex(database)) {
      replica.rebuild();
      long before = replica.revision();

      store("followed", 1, "one", "two");
      replica.follow();
      assertThat(passages(replica, "followed")).isEqualTo(2);
      assertThat(replica.revision()).isGreaterThan(before);

      store("followed", 2, "three");
      replica.follow();
      assertThat(passages(replica, "followed")).isEqualTo(1);

      withdraw("followed", 2);
      replica.follow();
      assertThat(passages(replica, "followed")).isZero();
      assertThat(replica.agreesWithStore()).isTrue();
    }
  }

  @Test
  void aWriteThatCommitsLateIsNotMissed() throws InterruptedException {
    try (var replica = new LiveIndex(database)) {
      replica.rebuild();
      var written = new CountDownLatch(1);
      var mayCommit = new CountDownLatch(1);
      var slow =
          Thread.ofPlatform()
              .start(
                  () ->
                      database.doInTenant(
                          TENANT,
                          handle -> {
                            versions.store(handle, OWNER, draft("late", "slow"), 1, "test");
                            written.countDown();
                            await(mayCommit);
                          }));
      await(written);
      store("early", 1, "fast");
      replica.follow();
      assertThat(passages(replica, "early")).isEqualTo(1);
      assertThat(passages(replica, "late")).isZero();

      mayCommit.countDown();
      slow.join();
      replica.follow();

      assertThat(passages(replica, "late")).isEqualTo(1);
    }
  }

  @Test
  void searchesSeeAWholeIndexWhileItIsRebuilt() throws InterruptedException {
    try (var replica = new LiveIndex(database)) {
      store("always-there", 1, "one", "two", "three");
      replica.rebuild();
      var over = new AtomicBoolean();
      var seen = new ConcurrentLinkedQueue<Integer>();
      var searching =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!over.get()) {
                      seen.add(passages(replica, "always-there"));
                    }
                  });

      for (int i = 0; i < 5; i++) {
        replica.rebuild();
      }
      over.set(true);
      searching.join();

      assertThat(seen).hasSizeGreaterThan(10).containsOnly(3);
    }
  }

  @Test
  void anIndexWhoseFilesWereDeletedIsRebuilt() throws java.io.IOException {
    try (var replica = new LiveIndex(database)) {
      store("before", 1, "one");
      replica.rebuild();
      var folder = replica.folder();
      try (var files = java.nio.file.Files.walk(folder)) {
        for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          java.nio.file.Files.delete(file);
        }
      }
      store("after", 1, "two");

      replica.follow();

      assertThat(replica.folder()).isNotEqualTo(folder);
      assertThat(passages(replica, "before")).isEqualTo(1);
      assertThat(passages(replica, "after")).isEqualTo(1);
    }
  }

  private void store(String id, int version, String... texts) {
    database.doInTenant(
        TENANT, handle -> versions.store(handle, OWNER, draft(id, texts), version, "test"));
  }

  private void withdraw(String id, int version) {
    var head = new Head(OWNER, Kind.ARTICLE, version, "", false);
    database.doInTenant(
        TENANT, handle -> versions.withdraw(handle, OWNER, new DocumentId(id), head));
  }

  private static Draft draft(String id, String... texts) {
    var chunks = new java.util.ArrayList<Chunk>();
    for (String text : texts) {
      chunks.add(new Chunk(chunks.size(), "", text, 0, text.length()));
    }
    return new Draft(
        new DocumentId(id),
        Kind.ARTICLE,
        Origin.UPLOAD,
        "Replica",
        Language.ES,
        "general",
        "",
        Source.UNKNOWN,
        String.join(" ", List.of(texts)),
        chunks);
  }

  private static int passages(LiveIndex index, String id) {
    var key = new Term(PassageFields.KEY, IndexedDocument.key(OWNER, new DocumentId(id)));
    return index.search(
        searcher -> {
          try {
            return searcher.count(new TermQuery(key));
          } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
          }
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
