package org.careline.rag.retrieval;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the index stands and has been searched. Vectors may still be on their way: words find
 * meanwhile.
 */
@Readiness
@ApplicationScoped
class IndexReadiness implements HealthCheck {

  private final KnowledgeSearch search;
  private final WarmUp warmUp;

  IndexReadiness(KnowledgeSearch search, WarmUp warmUp) {
    this.search = search;
    this.warmUp = warmUp;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("knowledge index")
        .status(search.ready() && warmUp.done())
        .build();
  }
}
