package org.careline.rag.document;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes versions. One writer per owner at a time: a lock that ends with the transaction. */
public final class VersionRepository {

  public void lock(Handle handle, Owner owner) {
    handle
        .createQuery(
            "select pg_advisory_xact_lock(hashtextextended('knowledge:' || :owner, 0))::text")
        .bind("owner", owner.value())
        .mapTo(String.class)
        .one();
  }

  /** What the owner would revise: its own document, or else the shared one. */
  public Optional<Head> head(Handle handle, Owner owner, DocumentId id) {
    return handle
        .createQuery(
            "select tenant_id, kind, version, content_hash, withdrawn from document"
                + " where id = :id and tenant_id in (:owner, '*') order by tenant_id = '*' limit 1")
        .bind("id", id.value())
        .bind("owner", owner.value())
        .map(
            (row, _) ->
                new Head(
                    new Owner(row.getString("tenant_id")),
                    Kind.valueOf(row.getString("kind")),
                    row.getInt("version"),
                    row.getString("content_hash"),
                    row.getBoolean("withdrawn")))
        .findOne();
  }

  /** Makes the draft the document's newest version. */
  public void store(Handle handle, Owner owner, Draft draft, int version, String publisher) {
    writeHead(handle, owner, draft, version);
    writeVersion(handle, owner, draft, version, publisher);
    writePassages(handle, owner, draft, version);
    carryVectorsOver(handle, owner, draft.id(), version);
  }

  /** Takes a document out of sight; its versions stay, for citations. A shared one is hidden. */
  public void withdraw(Handle handle, Owner owner, DocumentId id, Head head) {
    handle
        .createUpdate(
            "insert into document (tenant_id, id, kind, version, content_hash, withdrawn)"
                + " values (:owner, :id, :kind, :version, '', true)"
                + " on conflict (tenant_id, id) do update set withdrawn = true,"
                + " revision = nextval('knowledge_revision'), changed_in = pg_current_xact_id()")
        .bind("owner", owner.value())
        .bind("id", id.value())
        .bind("kind", head.kind().name())
        .bind("version", head.version())
        .execute();
    dropVectorsOfWithdrawn(handle, owner);
  }

  /** Withdraws everything of the owner's that is not among those kept. */
  public void withdrawAllBut(Handle handle, Owner owner, List<DocumentId> kept) {
    handle
        .createUpdate(
            "update document set withdrawn = true, revision = nextval('knowledge_revision'),"
                + " changed_in = pg_current_xact_id()"
                + " where tenant_id = :owner and not withdrawn and id <> all(:kept)")
        .bind("owner", owner.value())
        .bindArray("kept", String.class, kept.stream().map(DocumentId::value).toList())
        .execute();
    dropVectorsOfWithdrawn(handle, owner);
  }

  private static void dropVectorsOfWithdrawn(Handle handle, Owner owner) {
    handle
        .createUpdate(
            "update passage p set embedding = null, embedding_model = null, embeddable = false"
                + " from document d where p.tenant_id = :owner and p.embeddable and d.withdrawn"
                + " and d.tenant_id = p.tenant_id and d.id = p.document_id")
        .bind("owner", owner.value())
        .execute();
  }

  private static void writeHead(Handle handle, Owner owner, Draft draft, int version) {
    handle
        .createUpdate(
            "insert into document (tenant_id, id, kind, version, content_hash)"
                + " values (:owner, :id, :kind, :version, :hash)"
                + " on conflict (tenant_id, id) do update set version = excluded.version,"
                + " content_hash = excluded.content_hash, withdrawn = false,"
                + " revision = nextval('knowledge_revision'), changed_in = pg_current_xact_id()")
        .bind("owner", owner.value())
        .bind("id", draft.id().value())
        .bind("kind", draft.kind().name())
        .bind("version", version)
        .bind("hash", draft.contentHash())
        .execute();
  }

  private static void writeVersion(
      Handle handle, Owner owner, Draft draft, int version, String publisher) {
    handle
        .createUpdate(
            "insert into document_version (tenant_id, document_id, version, origin, title, language,"
                + " category, keywords, source_name, source_url, reviewed_on, body, published_by)"
                + " values (:owner, :id, :version, :origin, :title, :language, :category, :keywords,"
                + " :sourceName, :sourceUrl, :reviewed, :body, :publisher)")
        .bind("owner", owner.value())
        .bind("id", draft.id().value())
        .bind("version", version)
        .bind("origin", draft.origin().name())
        .bind("title", draft.title())
        .bind("language", draft.language().code())
        .bind("category", draft.category())
        .bind("keywords", draft.keywords())
        .bind("sourceName", draft.source().name())
        .bind("sourceUrl", draft.source().url())
        .bind("reviewed", draft.source().reviewed().orElse(null))
        .bind("body", draft.text())
        .bind("publisher", publisher)
        .execute();
  }

  private static void writePassages(Handle handle, Owner owner, Draft draft, int version) {
    var batch =
        handle.prepareBatch(
            "insert into passage (tenant_id, document_id, version, ordinal, heading, body,"
                + " start_offset, end_offset, context_hash, embeddable) values (:owner, :id, :version,"
                + " :ordinal, :heading, :body, :start, :end, :hash, :embeddable)");
    for (Chunk chunk : draft.chunks()) {
      batch
          .bind("owner", owner.value())
          .bind("id", draft.id().value())
          .bind("version", version)
          .bind("ordinal", chunk.ordinal())
          .bind("heading", chunk.heading())
          .bind("body", chunk.text())
          .bind("start", chunk.start())
          .bind("end", chunk.end())
          .bind("hash", Draft.hash(List.of(draft.context(chunk))))
          .bind("embeddable", draft.language() == Language.EN)
          .add();
    }
    batch.execute();
  }

  private static void carryVectorsOver(Handle handle, Owner owner, DocumentId id, int version) {
    if (version == 1) {
      return;
    }
    handle
        .createUpdate(
            "update passage fresh set embedding = old.embedding, embedding_model = old.embedding_model"
                + " from passage old where fresh.tenant_id = :owner and fresh.document_id = :id"
                + " and fresh.version = :version and old.tenant_id in (:owner, '*')"
                + " and old.document_id = :id and old.version = :version - 1"
                + " and old.context_hash = fresh.context_hash and old.embedding is not null")
        .bind("owner", owner.value())
        .bind("id", id.value())
        .bind("version", version)
        .execute();
    handle
        .createUpdate(
            "update passage set embedding = null, embedding_model = null, embeddable = false"
                + " where tenant_id = :owner and document_id = :id and version < :version")
        .bind("owner", owner.value())
        .bind("id", id.value())
        .bind("version", version)
        .execute();
  }
}
