package org.careline.safety;

import java.util.function.Supplier;

/** A value worked out when it is first asked for, in one thread. */
final class Once<T> implements Supplier<T> {

  private Supplier<T> work;
  private T value;

  private Once(Supplier<T> work) {
    this.work = work;
  }

  static <T> Once<T> of(Supplier<T> work) {
    return new Once<>(work);
  }

  @Override
  public T get() {
    if (work != null) {
      value = work.get();
      work = null;
    }
    return value;
  }
}
