package org.careline.rag.faq;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.TenantId;
import org.careline.rag.document.Document;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.DocumentRepository;
import org.careline.rag.document.DocumentRepository.Filter;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Page;
import org.careline.rag.faq.FaqResource.FoundFaq;
import org.careline.rag.retrieval.Hit;
import org.careline.rag.retrieval.KnowledgeSearch;
import org.careline.rag.retrieval.LanguageGuess;
import org.careline.rag.retrieval.Question;

/** Reads FAQs: all of them in pages, one by id, or those that answer a question. */
@ApplicationScoped
class FaqShelf {

  private final Database database;
  private final KnowledgeSearch search;
  private final DocumentRepository documents = new DocumentRepository();

  FaqShelf(Database database, KnowledgeSearch search) {
    this.database = database;
    this.search = search;
  }

  Page<Faq> page(
      TenantId tenant, Optional<String> category, Optional<Language> language, int page, int size) {
    var filter = new Filter(Kind.FAQ, category, language);
    var found = database.inTenant(tenant, handle -> documents.page(handle, filter, page, size));
    return new Page<>(found.items().stream().map(Faq::from).toList(), found.total());
  }

  Optional<Faq> find(TenantId tenant, String id) {
    return DocumentId.parse(id)
        .flatMap(parsed -> database.inTenant(tenant, handle -> documents.find(handle, parsed)))
        .filter(document -> document.kind() == Kind.FAQ)
        .map(Faq::from);
  }

  List<FoundFaq> search(TenantId tenant, String query, Optional<Language> language, int limit) {
    var asked = language.orElseGet(() -> LanguageGuess.of(query));
    var hits = search.search(new Question(tenant, query, asked, Set.of(Kind.FAQ), limit)).hits();
    var ids = hits.stream().map(hit -> hit.id().document()).toList();
    var found =
        database.inTenant(tenant, handle -> documents.findAll(handle, ids)).stream()
            .collect(Collectors.toMap(Document::id, Function.identity()));
    return hits.stream()
        .filter(hit -> found.containsKey(hit.id().document()))
        .map(hit -> found(hit, found.get(hit.id().document())))
        .toList();
  }

  private static FoundFaq found(Hit hit, Document document) {
    return new FoundFaq(Faq.from(document), hit.score());
  }
}
