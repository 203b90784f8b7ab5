package org.careline.inference.openai;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.Uuid7;
import org.careline.contracts.problem.ProblemCode;
import org.careline.inference.answer.Answer;
import org.careline.inference.answer.AnswerQuestion;
import org.careline.inference.answer.ModelCatalog;
import org.careline.inference.answer.ScreenQuestion;
import org.careline.inference.generation.Generation;
import org.careline.inference.generation.GenerationLog;
import org.careline.inference.guard.ReplySink;
import org.careline.inference.model.Prompt.Utterance;
import org.careline.inference.model.Prompt.Voice;
import org.careline.inference.openai.ChatCompletionRequest.Message;
import org.careline.inference.prompt.Question;

/**
 * Answers a client's conversation. The client's own system messages are not instructions here: they
 * are left out.
 */
@ApplicationScoped
class CompleteChat {

  private static final int LONGEST = 8_000;

  private final AnswerQuestion answers;
  private final ScreenQuestion screen;
  private final ModelCatalog catalog;
  private final Database database;
  private final GenerationLog log;

  CompleteChat(
      AnswerQuestion answers,
      ScreenQuestion screen,
      ModelCatalog catalog,
      Database database,
      GenerationLog log) {
    this.answers = answers;
    this.screen = screen;
    this.catalog = catalog;
    this.database = database;
    this.log = log;
  }

  /** The question in a request, and the model it names. */
  record Asked(TenantId tenant, Question question, String model) {}

  /** Reads a request; a problem when it holds no question or names no model of ours. */
  Asked read(TenantId tenant, ChatCompletionRequest request, String language, String country) {
    String model = request.model() == null ? ModelCatalog.CHAIN : request.model();
    if (!catalog.names().contains(model)) {
      throw Problem.of(ProblemCode.NOT_FOUND, "There is no such model; see /v1/models");
    }
    Message last =
        request
            .lastOfUser()
            .filter(message -> !message.text().isBlank())
            .orElseThrow(
                () ->
                    Problem.of(ProblemCode.REQUEST_INVALID, "A user message with text is needed"));
    if (last.text().length() > LONGEST) {
      throw Problem.of(ProblemCode.TOO_LARGE, "The user message is too long");
    }
    String spoken = screen.language(last.text(), language);
    Question question = new Question(last.text(), spoken, country, window(request, last));
    return new Asked(tenant, question, model);
  }

  Answer answer(Asked asked, ReplySink sink) throws InterruptedException {
    Instant startedAt = Instant.now();
    Optional<Answer> scripted = screen.scripted(asked.question());
    Answer answer;
    if (scripted.isPresent()) {
      answer = scripted.get();
      sink.show(answer.text());
    } else {
      answer = answers.answer(asked.tenant(), asked.question(), asked.model(), sink);
    }
    database.doInTenant(
        asked.tenant(), tx -> log.add(tx, generation(asked.tenant(), answer, startedAt)));
    return answer;
  }

  private static List<Utterance> window(ChatCompletionRequest request, Message last) {
    return request.messages().stream()
        .takeWhile(message -> message != last)
        .filter(message -> List.of("user", "assistant").contains(message.role()))
        .map(
            message ->
                new Utterance(
                    "user".equals(message.role()) ? Voice.USER : Voice.ASSISTANT, message.text()))
        .toList();
  }

  private static Generation generation(TenantId tenant, Answer answer, Instant startedAt) {
    var course = answer.course();
    return new Generation(
        Uuid7.next(),
        tenant,
        Optional.empty(),
        Optional.empty(),
        answer.source().name(),
        course.ending().name(),
        answer.provenance(),
        course.attempts(),
        course.usage(),
        startedAt,
        course.firstShown(),
        course.took(),
        course.withheld());
  }
}
