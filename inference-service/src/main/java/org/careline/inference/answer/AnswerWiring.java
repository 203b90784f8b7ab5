package org.careline.inference.answer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.careline.inference.extractive.ExtractiveResponder;
import org.careline.inference.extractive.SmallTalk;
import org.careline.inference.generation.ModelMeters;
import org.careline.inference.model.remote.ModelsConfig;
import org.careline.inference.model.remote.ModelsConfig.Endpoint;
import org.careline.inference.model.remote.RemoteModels;
import org.careline.inference.passage.KnowledgeSearch;
import org.careline.inference.phrase.Phrasebook;
import org.careline.inference.prompt.PromptBook;
import org.careline.inference.prompt.PromptWriter;
import org.careline.inference.routing.AttemptLimits;
import org.careline.inference.routing.Breaker;
import org.careline.inference.routing.BreakerLimits;
import org.careline.inference.routing.ChainLink;
import org.careline.inference.routing.Router;
import org.careline.safety.SafetyEngine;
import org.jboss.logging.Logger;

/** Puts the parts together from configuration. */
@ApplicationScoped
class AnswerWiring {

  private static final Logger LOG = Logger.getLogger(AnswerWiring.class);

  @Produces
  @Singleton
  Router router(ModelsConfig config, ModelMeters observer, MeterRegistry meters) {
    List<ChainLink> chain = new ArrayList<>();
    add(chain, "primary", config.primary());
    add(chain, "backup", config.backup());
    add(chain, "reserve", config.reserve());
    chain.forEach(link -> gauge(meters, link));
    LOG.infof("models: %s, then extractive", chain.stream().map(ChainLink::name).toList());
    return Router.over(chain, observer);
  }

  @Produces
  @Singleton
  SafetyEngine safetyEngine() {
    return SafetyEngine.standard();
  }

  @Produces
  @Singleton
  AnswerQuestion answerQuestion(
      Router router, KnowledgeSearch knowledge, SafetyEngine engine, ModelsConfig config) {
    Phrasebook phrases = new Phrasebook();
    return new AnswerQuestion(
        router,
        knowledge,
        new PromptWriter(new PromptBook(), config.promptBudget()),
        new ExtractiveResponder(phrases, new SmallTalk()),
        new AnswerQuestion.Replies(new SafetyJudge(engine), phrases),
        config.deadline());
  }

  @Produces
  @Singleton
  ScreenQuestion screenQuestion(SafetyEngine engine) {
    return new ScreenQuestion(engine);
  }

  @Produces
  @Singleton
  ModelCatalog catalog(Router router) {
    return new ModelCatalog(router);
  }

  private static void add(List<ChainLink> chain, String place, Endpoint endpoint) {
    if (endpoint.url().isEmpty()) {
      return;
    }
    AttemptLimits limits =
        new AttemptLimits(
            endpoint.firstTokenTimeout(),
            endpoint.betweenTokensTimeout(),
            endpoint.tries(),
            endpoint.concurrent());
    Breaker breaker = new Breaker(BreakerLimits.standard(), System::nanoTime);
    chain.add(new ChainLink(RemoteModels.connect(place, endpoint), limits, breaker));
  }

  private static void gauge(MeterRegistry meters, ChainLink link) {
    Gauge.builder("careline_model_breaker_open", link.breaker(), AnswerWiring::open)
        .tag("model", link.name().value())
        .description("1 while the model is left alone")
        .register(meters);
  }

  private static double open(Breaker breaker) {
    return breaker.state() == Breaker.State.CLOSED ? 0 : 1;
  }
}
