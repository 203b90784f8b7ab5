package org.careline.inference.answer;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.careline.contracts.identity.TenantId;
import org.careline.inference.guard.ReplySink;
import org.careline.inference.prompt.Question;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Answers a question to nobody soon after the start, so that the first patient does not pay for
 * loading the code. No model is asked.
 */
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int TRIES = 10;

  private final AnswerQuestion answers;
  private final TenantId tenant;
  private final Duration pause;

  WarmUp(
      AnswerQuestion answers,
      @ConfigProperty(name = "careline.tenant.default") String tenant,
      @ConfigProperty(name = "careline.warm-up.pause", defaultValue = "4s") Duration pause) {
    this.answers = answers;
    this.tenant = new TenantId(tenant);
    this.pause = pause;
  }

  void start(@Observes StartupEvent starting) {
    Thread.ofVirtual().name("warm-up").start(this::run);
  }

  private void run() {
    var question = new Question("What can I do about a headache?", "en", "US", List.of());
    try {
      for (int i = 0; i < TRIES; i++) {
        Thread.sleep(pause);
        if (!answers
            .answer(tenant, question, ModelCatalog.EXTRACTIVE, ReplySink.NONE)
            .citations()
            .isEmpty()) {
          LOG.info("answering is warm");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
