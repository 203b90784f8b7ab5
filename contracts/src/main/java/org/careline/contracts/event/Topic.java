package org.careline.contracts.event;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Kafka topic: its name, and the sealed family of facts it carries.
 *
 * @param name {@code <domain>.<noun>.v<N>}
 * @param family the sealed interface
 * @param types event type to record, in the order of the {@code permits} clause
 */
public record Topic<E>(String name, Class<E> family, Map<String, Class<? extends E>> types) {

  /** Derives the type names: {@code interaction.created} from a record InteractionCreated. */
  static <E> Topic<E> of(String name, Class<E> family) {
    Map<String, Class<? extends E>> types =
        Arrays.stream(family.getPermittedSubclasses())
            .map(type -> type.asSubclass(family))
            .collect(
                Collectors.toMap(
                    Topic::typeName, type -> type, (one, other) -> one, LinkedHashMap::new));
    return new Topic<>(name, family, types);
  }

  public String deadLetters() {
    return name + ".dlq";
  }

  public String typeOf(E data) {
    return typeName(data.getClass());
  }

  /** The record of an event type; empty for a type this version does not know. */
  public Optional<Class<? extends E>> record(String type) {
    return Optional.ofNullable(types.get(type));
  }

  private static String typeName(Class<?> record) {
    return record
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", ".")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
