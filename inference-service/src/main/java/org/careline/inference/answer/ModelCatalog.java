package org.careline.inference.answer;

import java.util.List;
import java.util.stream.Stream;
import org.careline.inference.routing.Router;

/** The names a caller may ask for. */
public final class ModelCatalog {

  /** The whole chain. */
  public static final String CHAIN = "careline";

  /** No model: answers from passages alone. */
  public static final String EXTRACTIVE = "extractive";

  private final List<String> names;

  ModelCatalog(Router router) {
    Stream<String> models = router.chain().stream().map(link -> link.name().value());
    this.names =
        Stream.of(Stream.of(CHAIN), models, Stream.of(EXTRACTIVE))
            .flatMap(part -> part)
            .distinct()
            .toList();
  }

  public List<String> names() {
    return names;
  }
}
