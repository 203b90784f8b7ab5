package org.careline.rag.library;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.Role;
import org.careline.rag.retrieval.KnowledgeSearch;
import org.careline.rag.retrieval.KnowledgeSearch.Rebuilt;

/**
 * {@code POST /api/v1/documents/index/rebuild}: throws the search index away and builds it anew
 * from the store, on every replica. Searches go on meanwhile and see the old index or the new one.
 */
@Path("/api/v1/documents/index/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.Name.ADMIN)
@RunOnVirtualThread
class IndexResource {

  private final KnowledgeSearch search;
  private final Database database;
  private final Audit audit;
  private final Caller caller;

  IndexResource(KnowledgeSearch search, Database database, Audit audit, Caller caller) {
    this.search = search;
    this.database = database;
    this.audit = audit;
    this.caller = caller;
  }

  @POST
  public Rebuilt rebuild() {
    database.doInTenant(
        caller.tenant(), handle -> audit.record(handle, caller, "index.rebuild", "index:passages"));
    return search.rebuild();
  }
}
