package org.careline.rag.retrieval;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the index stands. Vectors may still be on their way: words find meanwhile. */
@Readiness
@ApplicationScoped
class IndexReadiness implements HealthCheck {

  private final KnowledgeSearch search;

  IndexReadiness(KnowledgeSearch search) {
    this.search = search;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("knowledge index").status(search.ready()).build();
  }
}
