package org.careline.rag.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Owner;
import org.careline.rag.document.Publication;
import org.careline.rag.document.VersionRepository;
import org.careline.rag.embedding.EmbeddingBacklog;
import org.careline.rag.retrieval.KnowledgeSearch;
import org.jdbi.v3.core.Handle;

/**
 * Publishes drafts. When a method returns, the new version is stored and found by its words, and
 * the one before is found no more; vectors follow in the background.
 */
@ApplicationScoped
public class Publisher {

  private final Database database;
  private final Audit audit;
  private final KnowledgeSearch search;
  private final EmbeddingBacklog backlog;
  private final VersionRepository versions = new VersionRepository();

  Publisher(Database database, Audit audit, KnowledgeSearch search, EmbeddingBacklog backlog) {
    this.database = database;
    this.audit = audit;
    this.search = search;
    this.backlog = backlog;
  }

  /** Publishes one draft as the caller, whose doing is put on the audit trail. */
  public Publication publish(Caller caller, Draft draft, OptionalInt expected, String action) {
    var owner = Owner.of(caller.tenant());
    var publication =
        database.inTenant(
            caller.tenant(),
            handle -> {
              versions.lock(handle, owner);
              var outcome = store(handle, owner, draft, expected, caller.userId().toString());
              if (outcome instanceof Publication.Created
                  || outcome instanceof Publication.Revised) {
                audit.record(handle, caller, action, "document:" + draft.id());
              }
              return outcome;
            });
    follow();
    return publication;
  }

  /** Publishes many drafts of one tenant in one transaction. */
  public List<Publication> publishAll(Caller caller, List<Draft> drafts) {
    var owner = Owner.of(caller.tenant());
    return database.inTenant(
        caller.tenant(), handle -> storeAll(handle, owner, drafts, caller.userId().toString()));
  }

  /** Publishes the knowledge every tenant shares; what is shared but not kept is withdrawn. */
  public List<Publication> publishShared(List<Draft> drafts, List<DocumentId> kept) {
    return database.acrossTenants(
        handle -> {
          var stored = storeAll(handle, Owner.SHARED, drafts, "platform");
          versions.withdrawAllBut(handle, Owner.SHARED, kept);
          return stored;
        });
  }

  /** Something in the tenant that belongs on the audit trail. */
  public void record(Caller caller, String action, String subject) {
    Consumer<Handle> entry = handle -> audit.record(handle, caller, action, subject);
    database.doInTenant(caller.tenant(), entry);
  }

  /** Takes a document out of sight; false when there is none. */
  public boolean withdraw(Caller caller, DocumentId id) {
    var owner = Owner.of(caller.tenant());
    boolean gone =
        database.inTenant(
            caller.tenant(),
            handle -> {
              versions.lock(handle, owner);
              var head = versions.head(handle, owner, id).filter(found -> !found.withdrawn());
              head.ifPresent(
                  standing -> {
                    versions.withdraw(handle, owner, id, standing);
                    audit.record(handle, caller, "document.withdraw", "document:" + id);
                  });
              return head.isPresent();
            });
    follow();
    return gone;
  }

  /** Makes what was published findable, and has it embedded. */
  public void follow() {
    search.follow();
    backlog.wake();
  }

  private List<Publication> storeAll(
      Handle handle, Owner owner, List<Draft> drafts, String publisher) {
    versions.lock(handle, owner);
    var outcomes = new ArrayList<Publication>();
    for (Draft draft : drafts) {
      outcomes.add(store(handle, owner, draft, OptionalInt.empty(), publisher));
    }
    return List.copyOf(outcomes);
  }

  private Publication store(
      Handle handle, Owner owner, Draft draft, OptionalInt expected, String publisher) {
    var outcome = Publication.decide(versions.head(handle, owner, draft.id()), draft, expected);
    switch (outcome) {
      case Publication.Created(int version) ->
          versions.store(handle, owner, draft, version, publisher);
      case Publication.Revised(int version) ->
          versions.store(handle, owner, draft, version, publisher);
      case Publication.Unchanged _,
          Publication.Outdated _,
          Publication.Missing _,
          Publication.Taken _ -> {}
    }
    return outcome;
  }
}
