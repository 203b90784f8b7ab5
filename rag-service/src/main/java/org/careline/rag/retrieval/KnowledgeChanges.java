package org.careline.rag.retrieval;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Owner;
import org.careline.rag.document.Source;
import org.careline.rag.embedding.VectorCodec;
import org.careline.rag.retrieval.IndexedDocument.IndexedPassage;
import org.jdbi.v3.core.Handle;

/** Reads from the store what the index does not have yet. */
final class KnowledgeChanges {

  private static final int AT_ONCE = 200;

  /** A shared document also changes when a tenant gets a copy that hides it, or loses one. */
  private static final String CHANGED =
      """
      select d.tenant_id, d.id, d.kind, d.version, d.revision, d.withdrawn, d.changed_in::text as changed,
             v.title, v.language, v.keywords, v.source_name, v.source_url, v.reviewed_on,
             p.ordinal, p.heading, p.body, p.embedding,
             case when d.tenant_id = '*' then array(
               select own.tenant_id from document own where own.id = d.id and own.tenant_id <> '*')
             end as hidden_from
      from document d
      left join document_version v
        on v.tenant_id = d.tenant_id and v.document_id = d.id and v.version = d.version and not d.withdrawn
      left join passage p
        on p.tenant_id = v.tenant_id and p.document_id = v.document_id and p.version = v.version
      where d.changed_in >= (:since)::xid8
         or d.tenant_id = '*' and d.id in (
              select own.id from document own where own.tenant_id <> '*' and own.changed_in >= (:since)::xid8)
      order by d.tenant_id, d.id, p.ordinal
      """;

  private KnowledgeChanges() {}

  /** The oldest transaction still open: everything before it has been seen by a later read. */
  static String horizon(Handle handle) {
    return handle
        .createQuery("select pg_snapshot_xmin(pg_current_snapshot())::text")
        .mapTo(String.class)
        .one();
  }

  static long passages(Handle handle) {
    return handle
        .createQuery(
            "select count(*) from passage p join document d on d.tenant_id = p.tenant_id"
                + " and d.id = p.document_id and d.version = p.version where not d.withdrawn")
        .mapTo(Long.class)
        .one();
  }

  /** One row of the join: a document's head with at most one passage. */
  private record Row(
      IndexedDocument document, String stamp, long revision, Optional<IndexedPassage> passage) {}

  /**
   * Some documents that changed.
   *
   * @param revision the newest revision among them
   */
  record Batch(List<IndexedDocument> documents, List<String> stamps, long revision) {}

  static void since(Handle handle, String horizon, Consumer<Batch> consumer) {
    var gathering = new Gathering(consumer);
    try (var rows =
        handle
            .createQuery(CHANGED)
            .bind("since", horizon)
            .setFetchSize(500)
            .map((row, _) -> row(row))
            .stream()) {
      rows.forEach(gathering::take);
    }
    gathering.flush();
  }

  private static final class Gathering {

    private final Consumer<Batch> consumer;
    private final List<IndexedDocument> documents = new ArrayList<>();
    private final List<String> stamps = new ArrayList<>();
    private final List<IndexedPassage> passages = new ArrayList<>();
    private long revision;
    private Row open;

    Gathering(Consumer<Batch> consumer) {
      this.consumer = consumer;
    }

    void take(Row row) {
      if (open != null && !open.document().key().equals(row.document().key())) {
        finish();
      }
      open = row;
      row.passage().ifPresent(passages::add);
    }

    void flush() {
      if (open != null) {
        finish();
      }
      deliver();
    }

    private void finish() {
      documents.add(open.document().with(passages));
      stamps.add(open.stamp());
      revision = Math.max(revision, open.revision());
      passages.clear();
      open = null;
      if (documents.size() >= AT_ONCE) {
        deliver();
      }
    }

    private void deliver() {
      if (!documents.isEmpty()) {
        consumer.accept(new Batch(List.copyOf(documents), List.copyOf(stamps), revision));
        documents.clear();
        stamps.clear();
      }
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    boolean present = row.getString("title") != null;
    var hidden = strings(row.getArray("hidden_from"));
    var document =
        new IndexedDocument(
            new Owner(row.getString("tenant_id")),
            new DocumentId(row.getString("id")),
            Kind.valueOf(row.getString("kind")),
            row.getInt("version"),
            present ? row.getString("title") : "",
            present ? Language.of(row.getString("language")).orElseThrow() : Language.EN,
            present ? row.getString("keywords") : "",
            present ? source(row) : Source.UNKNOWN,
            hidden,
            List.of());
    var stamp = document.key() + '@' + row.getString("changed") + hidden;
    return new Row(document, stamp, row.getLong("revision"), passage(row));
  }

  private static Optional<IndexedPassage> passage(ResultSet row) throws SQLException {
    if (row.getString("body") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new IndexedPassage(
            row.getInt("ordinal"),
            row.getString("heading"),
            row.getString("body"),
            Optional.ofNullable(row.getBytes("embedding")).map(VectorCodec::fromBytes)));
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getString("source_name"),
        row.getString("source_url"),
        Optional.ofNullable(row.getObject("reviewed_on", LocalDate.class)));
  }

  private static Set<String> strings(Array array) throws SQLException {
    return array == null ? Set.of() : Set.copyOf(Arrays.asList((String[]) array.getArray()));
  }
}
