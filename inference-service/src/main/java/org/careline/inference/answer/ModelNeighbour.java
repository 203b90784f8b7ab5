package org.careline.inference.answer;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.chassis.neighbour.Neighbour;
import org.careline.inference.routing.Breaker;
import org.careline.inference.routing.Router;

/**
 * The first model of the chain, judged by the calls of patients' turns alone: a question more might
 * cost money.
 */
@ApplicationScoped
class ModelNeighbour implements Neighbour {

  private final Router router;

  ModelNeighbour(Router router) {
    this.router = router;
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public boolean answers() {
    return router.chain().isEmpty()
        || router.chain().getFirst().breaker().state() == Breaker.State.CLOSED;
  }
}
