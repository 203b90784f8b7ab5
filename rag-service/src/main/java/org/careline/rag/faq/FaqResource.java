package org.careline.rag.faq;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.Uuid7;
import org.careline.contracts.problem.ProblemCode;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Language;
import org.careline.rag.document.Publication;
import org.careline.rag.publishing.Publisher;

/** {@code /api/v1/faqs}: everybody signed in reads and searches, administrators write. */
@Path("/api/v1/faqs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class FaqResource {

  private final Caller caller;
  private final FaqShelf shelf;
  private final Publisher publisher;

  FaqResource(Caller caller, FaqShelf shelf, Publisher publisher) {
    this.caller = caller;
    this.shelf = shelf;
    this.publisher = publisher;
  }

  record Faqs(List<Faq> items, long total) {}

  record FoundFaqs(List<FoundFaq> items) {}

  record FoundFaq(@JsonUnwrapped Faq faq, double score) {}

  @GET
  public Faqs list(
      @QueryParam("category") @Size(max = 80) String category,
      @QueryParam("language") @Size(max = 20) String language,
      @QueryParam("page") @DefaultValue("0") @Min(0) @Max(100_000) int page,
      @QueryParam("size") @DefaultValue("20") @Min(1) @Max(100) int size) {
    var found =
        shelf.page(
            caller.tenant(),
            Optional.ofNullable(category).filter(given -> !given.isBlank()),
            language(language),
            page,
            size);
    return new Faqs(found.items(), found.total());
  }

  @GET
  @Path("/search")
  public FoundFaqs search(
      @QueryParam("q") @NotBlank @Size(max = 1000) String query,
      @QueryParam("language") @Size(max = 20) String language,
      @QueryParam("limit") @DefaultValue("5") @Min(1) @Max(20) int limit) {
    return new FoundFaqs(shelf.search(caller.tenant(), query, language(language), limit));
  }

  @GET
  @Path("/{id}")
  public Faq get(@PathParam("id") String id) {
    return find(id);
  }

  @POST
  @RolesAllowed(Role.Name.ADMIN)
  public Response create(@Valid @NotNull FaqText text) {
    var id = new DocumentId("faq-" + Uuid7.next());
    publisher.publish(caller, text.draft(id), OptionalInt.empty(), "faq.create");
    return Response.created(URI.create("/api/v1/faqs/" + id)).entity(find(id.value())).build();
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed(Role.Name.ADMIN)
  public Faq update(@PathParam("id") String id, @Valid @NotNull FaqText text) {
    if (text.version() == null) {
      throw Problem.of(ProblemCode.REQUEST_INVALID, "Say which version you changed");
    }
    var faq = find(id);
    var outcome =
        publisher.publish(
            caller, text.draft(faq.id()), OptionalInt.of(text.version()), "faq.update");
    return switch (outcome) {
      case Publication.Created _, Publication.Revised _, Publication.Unchanged _ -> find(id);
      case Publication.Outdated(int current) ->
          throw Problem.of(ProblemCode.CONFLICT).with("currentVersion", current);
      case Publication.Missing _, Publication.Taken _ -> throw Problem.of(ProblemCode.NOT_FOUND);
    };
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.Name.ADMIN)
  public void withdraw(@PathParam("id") String id) {
    publisher.withdraw(caller, find(id).id());
  }

  private Faq find(String id) {
    return shelf.find(caller.tenant(), id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<Language> language(String tag) {
    if (tag == null || tag.isBlank()) {
      return Optional.empty();
    }
    var language = Language.of(tag);
    if (language.isEmpty()) {
      throw Problem.of(ProblemCode.REQUEST_INVALID, "language is en, es, zh or hi");
    }
    return language;
  }
}
