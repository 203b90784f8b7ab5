package org.careline.rag.retrieval;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.persistence.StoreErrors;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;
import org.careline.rag.embedding.CachedEmbedder;
import org.careline.rag.embedding.Embedder;
import org.jboss.logging.Logger;

/** The one way to search. Questions may hold what patients wrote: none is ever logged. */
@ApplicationScoped
public class KnowledgeSearch {

  private static final Logger LOG = Logger.getLogger(KnowledgeSearch.class);

  private final LiveIndex index;
  private final RebuildOrders orders;
  private final HybridSearch hybrid;
  private final MeterRegistry meters;

  KnowledgeSearch(
      Database database, RetrievalConfig config, Embedder embedder, MeterRegistry meters) {
    this.index = new LiveIndex(database);
    this.orders = new RebuildOrders(database);
    this.hybrid =
        new HybridSearch(
            new CachedEmbedder(embedder, config.rememberedQuestions()),
            new ScoreFloor(
                config.closeCosine(), config.nearCosine(), config.someWords(), config.mostWords()));
    this.meters = meters;
  }

  /**
   * @throws Problem UPSTREAM_UNAVAILABLE while the index is being built at start
   */
  public Answer search(Question question) {
    if (!ready()) {
      throw Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE, "The knowledge base is starting");
    }
    var timing = Timer.start(meters);
    long revision = index.revision();
    var hits = index.search(searcher -> hybrid.search(searcher, question));
    timing.stop(
        meters.timer(
            "knowledge_search_seconds",
            "language",
            question.language().code(),
            "result",
            hits.isEmpty() ? "nothing" : "found"));
    return new Answer("k" + revision, hits);
  }

  public boolean ready() {
    return index.ready();
  }

  /** Makes everything stored so far findable before it returns. */
  public void follow() {
    index.follow();
  }

  /**
   * A rebuild that was asked for.
   *
   * @param passages how many the new index holds
   * @param knowledgeVersion of what it holds
   */
  public record Rebuilt(long passages, String knowledgeVersion, long millis) {}

  /** Builds the index anew, here before it returns and on other replicas soon after. */
  public Rebuilt rebuild() {
    long began = System.nanoTime();
    orders.place();
    orders.isNew();
    index.rebuild();
    long passages = index.search(searcher -> (long) searcher.getIndexReader().numDocs());
    long millis = java.util.concurrent.TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new Rebuilt(passages, "k" + index.revision(), millis);
  }

  /** Takes over what other replicas stored. */
  @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void followOthers() {
    try {
      boolean built = index.ready();
      if (orders.isNew() && built) {
        index.rebuild();
      } else {
        index.follow();
      }
    } catch (RuntimeException failed) {
      if (!StoreErrors.isTransient(failed)) {
        throw failed;
      }
      LOG.warn("the index waits for the store");
    }
  }

  /** An index that disagrees with the store is thrown away and built anew, while searches go on. */
  @Scheduled(every = "1h", delayed = "1h", concurrentExecution = ConcurrentExecution.SKIP)
  void checkAgainstStore() {
    if (!index.agreesWithStore()) {
      LOG.warn("the index disagreed with the store and is rebuilt");
      meters.counter("knowledge_index_rebuilds_total").increment();
      index.rebuild();
    }
  }

  void close(@Observes ShutdownEvent stopping) {
    index.close();
  }
}
