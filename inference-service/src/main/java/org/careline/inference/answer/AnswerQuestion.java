package org.careline.inference.answer;

import java.time.Duration;
import java.util.Optional;
import org.careline.contracts.identity.TenantId;
import org.careline.inference.extractive.ExtractiveResponder;
import org.careline.inference.guard.ReplySink;
import org.careline.inference.passage.Knowledge;
import org.careline.inference.passage.KnowledgeSearch;
import org.careline.inference.phrase.Line;
import org.careline.inference.phrase.Phrasebook;
import org.careline.inference.prompt.PromptWriter;
import org.careline.inference.prompt.Question;
import org.careline.inference.routing.Deadline;
import org.careline.inference.routing.Router;

/** Answers a question, whatever is up or down. */
public final class AnswerQuestion {

  private final Router router;
  private final KnowledgeSearch knowledge;
  private final PromptWriter prompts;
  private final ExtractiveResponder extractive;
  private final Replies replies;
  private final Duration time;

  AnswerQuestion(
      Router router,
      KnowledgeSearch knowledge,
      PromptWriter prompts,
      ExtractiveResponder extractive,
      Replies replies,
      Duration time) {
    this.router = router;
    this.knowledge = knowledge;
    this.prompts = prompts;
    this.extractive = extractive;
    this.replies = replies;
    this.time = time;
  }

  /** Answers with the whole chain. */
  public Answer answer(TenantId tenant, Question question, ReplySink sink)
      throws InterruptedException {
    return answer(tenant, question, Optional.of(router), sink);
  }

  /**
   * Answers beginning the chain at the named model.
   *
   * @param model a model of the chain, or {@link ModelCatalog#EXTRACTIVE} for none
   */
  public Answer answer(TenantId tenant, Question question, String model, ReplySink sink)
      throws InterruptedException {
    boolean none = ModelCatalog.EXTRACTIVE.equals(model);
    return answer(
        tenant, question, none ? Optional.empty() : Optional.of(router.from(model)), sink);
  }

  private Answer answer(TenantId tenant, Question question, Optional<Router> chain, ReplySink sink)
      throws InterruptedException {
    Deadline deadline = router.deadline(time);
    Optional<Line> talk = extractive.smallTalk(question);
    if (talk.isPresent()) {
      return replies
          .begin(question, new Knowledge.Found(java.util.List.of(), ""), sink)
          .say(talk.get());
    }
    Knowledge found = knowledge.search(tenant, SearchQuery.of(question), question.language());
    Reply reply = replies.begin(question, found, sink);
    boolean mayAsk = found instanceof Knowledge.Found && !router.chain().isEmpty();
    if (!mayAsk || chain.isEmpty()) {
      return reply.extract(extractive);
    }
    var prompt = prompts.write(question, found.passages());
    var outcome = chain.get().answer(prompt, deadline, reply.draft());
    return reply.conclude(prompt, outcome, extractive);
  }

  /** Makes the parts of a reply that every answer shares. */
  record Replies(SafetyJudge judge, Phrasebook phrases) {

    Reply begin(Question question, Knowledge knowledge, ReplySink sink) {
      return new Reply(judge, phrases, question, knowledge, sink);
    }
  }
}
