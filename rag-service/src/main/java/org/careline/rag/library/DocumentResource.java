package org.careline.rag.library;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;
import org.careline.rag.document.Document;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.DocumentRepository;
import org.careline.rag.document.DocumentRepository.Filter;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Publication;
import org.careline.rag.ingest.IngestConfig;
import org.careline.rag.ingest.Manuscript;
import org.careline.rag.ingest.ManuscriptReader;
import org.careline.rag.ingest.Reading;
import org.careline.rag.publishing.Publisher;

/** {@code /api/v1/documents}: everybody signed in reads, administrators write. */
@Path("/api/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class DocumentResource {

  private final Caller caller;
  private final Database database;
  private final Publisher publisher;
  private final ManuscriptReader reader;
  private final ImportDocuments imports;
  private final IngestConfig config;
  private final DocumentRepository documents = new DocumentRepository();

  DocumentResource(
      Caller caller,
      Database database,
      Publisher publisher,
      ManuscriptReader reader,
      ImportDocuments imports,
      IngestConfig config) {
    this.caller = caller;
    this.database = database;
    this.publisher = publisher;
    this.reader = reader;
    this.imports = imports;
    this.config = config;
  }

  record Documents(List<DocumentView> items, long total) {}

  @GET
  public Documents list(
      @QueryParam("page") @DefaultValue("0") @Min(0) @Max(100_000) int page,
      @QueryParam("size") @DefaultValue("20") @Min(1) @Max(100) int size) {
    var filter = new Filter(Kind.ARTICLE, Optional.empty(), Optional.empty());
    var found =
        database.inTenant(caller.tenant(), handle -> documents.page(handle, filter, page, size));
    return new Documents(found.items().stream().map(DocumentView::listed).toList(), found.total());
  }

  @GET
  @Path("/{id}")
  public DocumentView get(@PathParam("id") String id) {
    return DocumentView.whole(find(id));
  }

  @POST
  @RolesAllowed(Role.Name.ADMIN)
  @Consumes({"text/plain", "text/markdown", "text/html", "application/pdf"})
  public Response upload(
      @HeaderParam("Content-Type") String mediaType,
      @BeanParam @Valid Upload upload,
      InputStream body)
      throws IOException {
    var bytes = LimitedBody.read(body, config.largestFile());
    var manuscript =
        Manuscript.of(mediaType, bytes)
            .orElseThrow(() -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
    return switch (reader.read(manuscript)) {
      case Reading.Illegible(String reason) ->
          throw Problem.of(ProblemCode.REQUEST_INVALID, reason);
      case Reading.Legible legible -> {
        var draft = UploadDraft.of(upload, legible);
        var outcome = publisher.publish(caller, draft, OptionalInt.empty(), "document.publish");
        yield answer(draft.id(), outcome);
      }
    };
  }

  @POST
  @Path("/import")
  @RolesAllowed(Role.Name.ADMIN)
  @Consumes("application/x-ndjson")
  public Response importLines(InputStream body) throws IOException {
    var report = imports.run(caller, body);
    if (report.lines() == 0) {
      throw Problem.of(ProblemCode.REQUEST_INVALID, "The body is empty");
    }
    return Response.ok(report).build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.Name.ADMIN)
  public void withdraw(@PathParam("id") String id) {
    publisher.withdraw(caller, find(id).id());
  }

  private Response answer(DocumentId id, Publication outcome) {
    return switch (outcome) {
      case Publication.Created _ ->
          Response.created(URI.create("/api/v1/documents/" + id))
              .entity(DocumentView.whole(find(id.value())))
              .build();
      case Publication.Revised _, Publication.Unchanged _ ->
          Response.ok(DocumentView.whole(find(id.value()))).build();
      case Publication.Taken _, Publication.Outdated _, Publication.Missing _ ->
          throw Problem.of(ProblemCode.CONFLICT, "The id belongs to something else");
    };
  }

  private Document find(String id) {
    return DocumentId.parse(id)
        .flatMap(
            parsed -> database.inTenant(caller.tenant(), handle -> documents.find(handle, parsed)))
        .filter(document -> document.kind() == Kind.ARTICLE)
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
