package org.careline.rag.retrieval;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.careline.contracts.identity.TenantId;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks a question in every language before anybody else does: the first search loads the embedding
 * model and takes longer than a patient's turn waits. A service that cannot search is not ready.
 */
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String QUESTION = "What can I do about a headache?";
  private static final Set<Kind> EVERYTHING = EnumSet.allOf(Kind.class);

  private final KnowledgeSearch search;
  private final TenantId tenant;
  private volatile boolean done;

  WarmUp(KnowledgeSearch search, @ConfigProperty(name = "careline.tenant.default") String tenant) {
    this.search = search;
    this.tenant = new TenantId(tenant);
  }

  void start(@Observes StartupEvent starting) {
    Thread.ofPlatform().name("warm-up").daemon().start(this::run);
  }

  boolean done() {
    return done;
  }

  private void run() {
    try {
      while (!search.ready()) {
        Thread.sleep(PAUSE);
      }
      for (Language language : Language.values()) {
        search.search(new Question(tenant, QUESTION, language, EVERYTHING, 1));
      }
      done = true;
      LOG.info("search is warm");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
