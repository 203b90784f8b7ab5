package org.careline.rag.passages;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.chassis.servicetoken.InternalCaller;
import org.careline.contracts.problem.ProblemCode;
import org.careline.rag.document.DocumentRepository;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.PassageId;
import org.careline.rag.document.Quotation;
import org.careline.rag.retrieval.KnowledgeSearch;
import org.careline.rag.retrieval.LanguageGuess;
import org.careline.rag.retrieval.Question;

/** {@code /internal/v1/passages}: behind the service token, for the tenant it names. */
@Path("/internal/v1/passages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PassageResource {

  private static final Set<Kind> EVERYTHING = Set.of(Kind.ARTICLE, Kind.FAQ);
  private static final int USUAL = 5;

  private final InternalCaller caller;
  private final KnowledgeSearch search;
  private final Database database;
  private final DocumentRepository documents = new DocumentRepository();

  PassageResource(InternalCaller caller, KnowledgeSearch search, Database database) {
    this.caller = caller;
    this.search = search;
    this.database = database;
  }

  /**
   * @param language a tag; guessed when left out, English when it is none of ours
   * @param limit 5 when left out
   */
  record PassageQuery(
      @NotBlank @Size(max = 8_000) String query,
      @Size(max = 20) String language,
      @Min(1) @Max(Question.MOST) Integer limit) {}

  /** No passages means: the knowledge base does not know. */
  record Passages(String knowledgeVersion, List<PassageView> passages) {}

  @POST
  @Path("/search")
  public Passages search(@Valid @NotNull PassageQuery query) {
    var language =
        query.language() == null || query.language().isBlank()
            ? LanguageGuess.of(query.query())
            : Language.of(query.language()).orElse(Language.EN);
    int limit = query.limit() == null ? USUAL : query.limit();
    var answer =
        search.search(new Question(caller.tenant(), query.query(), language, EVERYTHING, limit));
    return new Passages(
        answer.knowledgeVersion(), answer.hits().stream().map(PassageView::from).toList());
  }

  /** What a citation said when it was given, whatever became of the document. */
  @GET
  @Path("/{id}")
  public Quotation quote(@PathParam("id") String id) {
    return PassageId.parse(id)
        .flatMap(
            passage ->
                database.inTenant(caller.tenant(), handle -> documents.quote(handle, passage)))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
