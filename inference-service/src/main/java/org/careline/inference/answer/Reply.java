package org.careline.inference.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.inference.answer.Course.Ending;
import org.careline.inference.extractive.ExtractiveResponder;
import org.careline.inference.guard.GuardPhrases;
import org.careline.inference.guard.GuardedReply;
import org.careline.inference.guard.MarkupFilter;
import org.careline.inference.guard.ReplySink;
import org.careline.inference.guard.SentenceJudge;
import org.careline.inference.model.ModelName;
import org.careline.inference.model.Prompt;
import org.careline.inference.model.TokenUsage;
import org.careline.inference.passage.CitationBinder;
import org.careline.inference.passage.Knowledge;
import org.careline.inference.passage.Passage;
import org.careline.inference.phrase.Line;
import org.careline.inference.phrase.Phrasebook;
import org.careline.inference.prompt.Question;
import org.careline.inference.routing.Attempt;
import org.careline.inference.routing.Draft;
import org.careline.inference.routing.Outcome;

/** One reply on its way: the guard in front of the reader, the sources behind the markers. */
final class Reply {

  private final SafetyJudge judge;
  private final Phrasebook phrases;
  private final Question question;
  private final Knowledge knowledge;
  private final long startedAt = System.nanoTime();
  private final ReplySink sink;
  private final String notice;
  private final GuardedReply guarded;
  private CitationBinder sources;
  private Optional<Duration> firstShown = Optional.empty();

  Reply(
      SafetyJudge judge,
      Phrasebook phrases,
      Question question,
      Knowledge knowledge,
      ReplySink sink) {
    this.judge = judge;
    this.phrases = phrases;
    this.question = question;
    this.knowledge = knowledge;
    this.sink = sink;
    this.notice = question.notice().map(text -> text.strip() + "\n\n").orElse("");
    this.guarded = guarded(judge.of(question.language()));
  }

  /** Where a model writes. */
  Draft draft() {
    return guarded;
  }

  /** A fixed line to small talk. */
  Answer say(Line line) {
    String text = phrases.say(line, question.language());
    show(text);
    return answer(
        text, new Made(ReplySource.EXTRACTIVE, Ending.SMALL_TALK), fixedScreening(line), List.of());
  }

  /** An answer from passages, because no model is to be asked. */
  Answer extract(ExtractiveResponder extractive) {
    boolean known = knowledge instanceof Knowledge.Found;
    return extract(extractive, known ? Ending.EXTRACTIVE : Ending.NO_KNOWLEDGE, List.of());
  }

  /** What the models made of it; an answer from passages where they made nothing. */
  Answer conclude(Prompt prompt, Outcome outcome, ExtractiveResponder extractive) {
    return switch (outcome) {
      case Outcome.Finished(var model, var finish, var attempts) -> {
        Ending ending = finish.truncated() ? Ending.MODEL_TRUNCATED : Ending.MODEL;
        yield fromModel(new Made(model, prompt, ending, finish.usage()), attempts);
      }
      case Outcome.CutShort(var model, _, var attempts) -> {
        guarded.cut();
        yield fromModel(new Made(model, prompt, Ending.MODEL_CUT, Optional.empty()), attempts);
      }
      case Outcome.Unanswered(var attempts) -> extract(extractive, Ending.FALLBACK, attempts);
    };
  }

  private Answer fromModel(Made made, List<Attempt> attempts) {
    String text = guarded.text();
    return answer(text, made, judge.screen(text, question.language()), attempts);
  }

  /** Reviewed sentences go out as they are; the reader still gets them one by one. */
  private Answer extract(ExtractiveResponder extractive, Ending ending, List<Attempt> attempts) {
    GuardedReply quoted = guarded(_ -> SentenceJudge.Verdict.SHOW);
    quoted.append(extractive.answer(question, knowledge));
    quoted.end();
    return answer(
        quoted.text(),
        new Made(ReplySource.EXTRACTIVE, ending),
        Screening.clear(question.language(), judge.version()),
        attempts);
  }

  private GuardedReply guarded(SentenceJudge sentences) {
    String language = question.language();
    CitationBinder binder = new CitationBinder(knowledge.passages());
    MarkupFilter markup =
        new MarkupFilter(
            knowledge.passages().stream().map(Passage::url).collect(Collectors.toSet()));
    GuardPhrases fixed =
        new GuardPhrases(
            phrases.say(Line.GUARD_WITHHELD, language),
            phrases.say(Line.GUARD_NOTICE, language),
            phrases.say(Line.GUARD_CUT, language));
    sources = binder;
    return new GuardedReply(
        language, sentences, fixed, text -> binder.bind(markup.clean(text)), this::show);
  }

  private void show(String text) {
    boolean first = firstShown.isEmpty();
    if (first) {
      firstShown = Optional.of(sinceStart());
    }
    sink.show(first ? notice + text : text);
  }

  /** A wish for a person is told on, so that someone can follow it. */
  private Screening fixedScreening(Line line) {
    Screening clear = Screening.clear(question.language(), judge.version());
    if (line != Line.HUMAN) {
      return clear;
    }
    Finding wish =
        new Finding(
            "HUMAN_REQUEST",
            "asked",
            RiskLevel.LOW,
            1.0,
            List.of(),
            "smalltalk.human",
            "The patient asked to talk to a person.",
            Optional.empty());
    return new Screening(
        RiskLevel.LOW, "ALLOW", List.of(wish), clear.language(), clear.ruleSetVersion());
  }

  private Answer answer(String text, Made made, Screening safety, List<Attempt> attempts) {
    Provenance provenance =
        new Provenance(
            made.model(),
            made.prompt().map(Prompt::version).orElse(""),
            made.prompt().map(Prompt::hash).orElse(""),
            knowledge.version(),
            judge.version(),
            attempts.size());
    Course course =
        new Course(
            made.ending(),
            new ArrayList<>(attempts),
            made.usage(),
            firstShown,
            sinceStart(),
            guarded.withheld());
    return new Answer(
        notice + text, made.source(), sources.citations(), safety, provenance, course);
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Who made it, of what. */
  private record Made(
      String model,
      Optional<Prompt> prompt,
      ReplySource source,
      Ending ending,
      Optional<TokenUsage> usage) {

    Made(ReplySource source, Ending ending) {
      this(ModelCatalog.EXTRACTIVE, Optional.empty(), source, ending, Optional.empty());
    }

    Made(ModelName model, Prompt prompt, Ending ending, Optional<TokenUsage> usage) {
      this(model.value(), Optional.of(prompt), ReplySource.MODEL, ending, usage);
    }
  }
}
