package org.careline.rag.embedding;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Stored passages without a vector. They are leased, so that replicas share the work. */
final class WaitingPassages {

  record Waiting(
      String tenant,
      String document,
      int version,
      int ordinal,
      String contextHash,
      String context) {}

  private WaitingPassages() {}

  /** The shared knowledge first, then oldest tenants' in order; leased for two minutes. */
  static List<Waiting> lease(Handle handle, int most) {
    return handle
        .createQuery(
            """
            with chosen as (
              select p.tenant_id, p.document_id, p.version, p.ordinal
              from passage p
              join document d on d.tenant_id = p.tenant_id and d.id = p.document_id and d.version = p.version
              where p.embeddable and p.embedding is null and p.leased_until < now() and not d.withdrawn
              order by p.tenant_id = '*' desc, p.tenant_id, p.document_id, p.ordinal
              limit :most for update of p skip locked)
            update passage p set leased_until = now() + interval '2 minutes'
            from chosen c
            join document_version v on v.tenant_id = c.tenant_id and v.document_id = c.document_id
              and v.version = c.version
            where p.tenant_id = c.tenant_id and p.document_id = c.document_id and p.version = c.version
              and p.ordinal = c.ordinal
            returning p.tenant_id, p.document_id, p.version, p.ordinal, p.context_hash,
              v.title || '. ' || case when p.heading = '' then '' else p.heading || '. ' end || p.body as context
            """)
        .bind("most", most)
        .map(
            (row, _) ->
                new Waiting(
                    row.getString("tenant_id"),
                    row.getString("document_id"),
                    row.getInt("version"),
                    row.getInt("ordinal"),
                    row.getString("context_hash"),
                    row.getString("context")))
        .list();
  }

  /** Stores the vectors and lets every index know that the documents changed. */
  static void store(Handle handle, String model, List<Waiting> passages, List<float[]> vectors) {
    var batch =
        handle.prepareBatch(
            "update passage set embedding = :vector, embedding_model = :model where tenant_id = :tenant"
                + " and document_id = :document and version = :version and ordinal = :ordinal"
                + " and embeddable");
    for (int i = 0; i < passages.size(); i++) {
      var passage = passages.get(i);
      batch
          .bind("vector", VectorCodec.toBytes(vectors.get(i)))
          .bind("model", model)
          .bind("tenant", passage.tenant())
          .bind("document", passage.document())
          .bind("version", passage.version())
          .bind("ordinal", passage.ordinal())
          .add();
    }
    batch.execute();
    var touched =
        handle.prepareBatch(
            "update document set changed_in = pg_current_xact_id() where tenant_id = :tenant and id = :id");
    passages.stream()
        .map(passage -> List.of(passage.tenant(), passage.document()))
        .distinct()
        .sorted(
            java.util.Comparator.comparing((List<String> key) -> key.getFirst())
                .thenComparing(List::getLast))
        .forEach(key -> touched.bind("tenant", key.getFirst()).bind("id", key.getLast()).add());
    touched.execute();
  }

  /** Vectors of another model are worth nothing beside this one's. */
  static int forgetOtherModels(Handle handle, String model) {
    return handle
        .createUpdate(
            "update passage set embedding = null, embedding_model = null"
                + " where embedding is not null and embedding_model <> :model")
        .bind("model", model)
        .execute();
  }
}
