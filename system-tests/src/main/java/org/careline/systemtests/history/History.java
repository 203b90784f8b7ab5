package org.careline.systemtests.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything all clients saw. Safe for many threads. */
public final class History {

  private final List<Seen> all = new ArrayList<>();

  public synchronized void add(Seen seen) {
    all.add(seen);
  }

  public synchronized List<Seen> all() {
    return List.copyOf(all);
  }

  public int sent() {
    return (int) of(Seen.Sent.class).count();
  }

  <T extends Seen> Stream<T> of(Class<T> sort) {
    return all().stream().filter(sort::isInstance).map(sort::cast);
  }

  java.util.Map<String, List<Seen>> byClient() {
    return all().stream().collect(Collectors.groupingBy(Seen::client));
  }

  <T extends Seen, K> java.util.Map<K, List<T>> by(Class<T> sort, Function<T, K> key) {
    return of(sort).collect(Collectors.groupingBy(key));
  }
}
