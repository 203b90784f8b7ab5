package org.careline.inference.routing;

import java.util.Optional;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.ModelFault;

/** How one attempt went. */
sealed interface Answer {

  static Answer broken(Fault fault) {
    return new Broken(new ModelFault(fault));
  }

  Optional<Fault> faultClass();

  record Whole(Finish finish) implements Answer {
    @Override
    public Optional<Fault> faultClass() {
      return Optional.empty();
    }
  }

  record Broken(ModelFault fault) implements Answer {
    @Override
    public Optional<Fault> faultClass() {
      return Optional.of(fault.fault());
    }
  }
}
