package org.careline.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.careline.chassis.persistence.Database;
import org.careline.rag.retrieval.KnowledgeSearch;

/** Waits until every stored passage has its vector and the index has all of them. */
public final class Embedded {

  private Embedded() {}

  public static void all(Database database, KnowledgeSearch search) {
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(waiting(database)).isZero());
    search.follow();
  }

  static long waiting(Database database) {
    return database.acrossTenants(
        handle ->
            handle
                .createQuery("select count(*) from passage where embeddable and embedding is null")
                .mapTo(Long.class)
                .one());
  }
}
