package org.careline.inference.routing;

import java.util.List;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.ModelName;

/** How a turn went with the models. */
public sealed interface Outcome {

  /** Every call made, in order. */
  List<Attempt> attempts();

  /** A model answered to its end. */
  record Finished(ModelName model, Finish finish, List<Attempt> attempts) implements Outcome {}

  /** A model failed after a reader had seen words: what is shown stays, marked as cut. */
  record CutShort(ModelName model, Fault fault, List<Attempt> attempts) implements Outcome {}

  /** No model answered and nothing is shown. */
  record Unanswered(List<Attempt> attempts) implements Outcome {}
}
