package org.careline.rag.seed;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Publication;
import org.careline.rag.publishing.Publisher;
import org.jboss.logging.Logger;

/**
 * Publishes the shipped knowledge for every tenant at start. What stands already is left alone;
 * what a newer release no longer ships is withdrawn. Tenants' own copies are never touched.
 */
@ApplicationScoped
class Seeding {

  private static final Logger LOG = Logger.getLogger(Seeding.class);

  private final Publisher publisher;

  Seeding(Publisher publisher) {
    this.publisher = publisher;
  }

  void seed(@Observes StartupEvent starting) {
    var drafts = SeedDrafts.of(KnowledgeFolder.files());
    var outcomes = publisher.publishShared(drafts, ids(drafts));
    publisher.follow();
    long fresh =
        outcomes.stream().filter(outcome -> !(outcome instanceof Publication.Unchanged)).count();
    LOG.infof(
        "knowledge ready: %d documents shipped, %d of them new or revised", drafts.size(), fresh);
  }

  private static List<DocumentId> ids(List<Draft> drafts) {
    return drafts.stream().map(Draft::id).toList();
  }
}
