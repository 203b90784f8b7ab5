package org.careline.rag.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Documents as a tenant sees them. Every handle is bound to a tenant already. */
public final class DocumentRepository {

  /**
   * Which documents.
   *
   * @param category empty for every category
   * @param language empty for every language
   */
  public record Filter(Kind kind, Optional<String> category, Optional<Language> language) {}

  private static final String MATCHING =
      " from visible_document where kind = :kind and (:category::text is null or category = :category::text)"
          + " and (:language::text is null or language = :language::text)";

  public Page<Document> page(Handle handle, Filter filter, int page, int size) {
    var items =
        handle
            .createQuery("select *" + MATCHING + " order by title, id limit :size offset :skip")
            .bindMap(parameters(filter))
            .bind("size", size)
            .bind("skip", (long) page * size)
            .map((row, _) -> document(row))
            .list();
    long total =
        handle
            .createQuery("select count(*)" + MATCHING)
            .bindMap(parameters(filter))
            .mapTo(Long.class)
            .one();
    return new Page<>(items, total);
  }

  public Optional<Document> find(Handle handle, DocumentId id) {
    return handle
        .createQuery("select * from visible_document where id = :id")
        .bind("id", id.value())
        .map((row, _) -> document(row))
        .findOne();
  }

  /** In no particular order; what the tenant cannot see is left out. */
  public List<Document> findAll(Handle handle, List<DocumentId> ids) {
    return handle
        .createQuery("select * from visible_document where id = any(:ids)")
        .bindArray("ids", String.class, ids.stream().map(DocumentId::value).toList())
        .map((row, _) -> document(row))
        .list();
  }

  /** The text behind a citation, also when the document has moved on. */
  public Optional<Quotation> quote(Handle handle, PassageId passage) {
    return handle
        .createQuery(
            "select v.title, v.source_url, p.body from passage p join document_version v"
                + " using (tenant_id, document_id, version) where p.document_id = :document"
                + " and p.version = :version and p.ordinal = :ordinal"
                + " order by p.tenant_id = '*' limit 1")
        .bind("document", passage.document().value())
        .bind("version", passage.version())
        .bind("ordinal", passage.ordinal())
        .map(
            (row, _) ->
                new Quotation(
                    passage,
                    row.getString("title"),
                    row.getString("source_url"),
                    row.getString("body")))
        .findOne();
  }

  private static Map<String, Object> parameters(Filter filter) {
    var parameters = new HashMap<String, Object>();
    parameters.put("kind", filter.kind().name());
    parameters.put("category", filter.category().orElse(null));
    parameters.put("language", filter.language().map(Language::code).orElse(null));
    return parameters;
  }

  private static Document document(ResultSet row) throws SQLException {
    return new Document(
        new DocumentId(row.getString("id")),
        Kind.valueOf(row.getString("kind")),
        row.getInt("version"),
        row.getString("title"),
        Language.of(row.getString("language")).orElseThrow(),
        row.getString("category"),
        source(row),
        row.getString("body"),
        row.getObject("published_at", OffsetDateTime.class).toInstant());
  }

  private static Source source(ResultSet row) throws SQLException {
    return new Source(
        row.getString("source_name"),
        row.getString("source_url"),
        Optional.ofNullable(row.getObject("reviewed_on", LocalDate.class)));
  }
}
