package org.careline.inference.passage;

import org.careline.contracts.identity.TenantId;

/** Finds passages that speak to a question. */
@FunctionalInterface
public interface KnowledgeSearch {

  /**
   * @param language ISO 639-1
   * @return {@link Knowledge.Unavailable} when the search could not run in time; never throws for
   *     it
   */
  Knowledge search(TenantId tenant, String query, String language) throws InterruptedException;
}
