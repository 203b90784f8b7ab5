package org.careline.inference.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;
import org.careline.inference.answer.Answer;
import org.careline.inference.answer.ModelCatalog;
import org.careline.inference.guard.ReplySink;
import org.careline.inference.openai.CompleteChat.Asked;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /v1}: chat completions and models. */
@Path("/v1")
@Authenticated
@RunOnVirtualThread
class OpenAiResource {

  private final CompleteChat chat;
  private final ModelCatalog catalog;
  private final RateLimit limit;
  private final Caller caller;
  private final ObjectMapper json;

  OpenAiResource(
      CompleteChat chat, ModelCatalog catalog, RateLimit limit, Caller caller, ObjectMapper json) {
    this.chat = chat;
    this.catalog = catalog;
    this.limit = limit;
    this.caller = caller;
    this.json = json;
  }

  @POST
  @Path("chat/completions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
  public Response complete(@NotNull @Valid ChatCompletionRequest request, RoutingContext context)
      throws InterruptedException {
    Optional<Duration> wait = limit.exceeded(caller.userId());
    if (wait.isPresent()) {
      return throttled(wait.get());
    }
    Asked asked = chat.read(caller.tenant(), request, caller.language(), caller.country());
    ClientWatch client = new ClientWatch(context.response());
    return request.stream() ? streamed(request, asked, client) : whole(asked, client);
  }

  @GET
  @Path("models")
  @Produces(MediaType.APPLICATION_JSON)
  public Models models() {
    return new Models("list", catalog.names().stream().map(Model::new).toList());
  }

  private Response streamed(ChatCompletionRequest request, Asked asked, ClientWatch client) {
    return Response.ok(new CompletionStream(chat, asked, request.wantsUsage(), json, client))
        .type(MediaType.SERVER_SENT_EVENTS_TYPE)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private Response whole(Asked asked, ClientWatch client) throws InterruptedException {
    try (ClientWatch.Watched _ = client.interruptWhenGone()) {
      Answer answer = chat.answer(asked, ReplySink.NONE);
      var completion = new CompletionWriter(asked.model()).whole(answer, asked.question().text());
      return Response.ok(completion, MediaType.APPLICATION_JSON_TYPE).build();
    }
  }

  private static Response throttled(Duration wait) {
    Response response = OpenAiError.response(ProblemCode.THROTTLED, null);
    return Response.fromResponse(response)
        .header("Retry-After", Math.max(1, wait.toSeconds()))
        .build();
  }

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return OpenAiError.response(problem.code(), problem.getMessage());
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException invalid) {
    return OpenAiError.response(ProblemCode.REQUEST_INVALID, "messages must be given");
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unauthorized(Throwable unauthorized) {
    return OpenAiError.response(ProblemCode.TOKEN_INVALID, null);
  }

  /** The list of names a client may ask for. */
  record Models(String object, List<Model> data) {}

  /** One name. */
  record Model(String id, String object, long created, String owned_by) {

    Model(String id) {
      this(id, "model", 1_763_683_200L, "careline");
    }
  }
}
