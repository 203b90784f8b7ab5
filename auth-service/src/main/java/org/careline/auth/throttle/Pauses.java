package org.careline.auth.throttle;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many attempts are free within a minute, and the pause that begins with the last free one and
 * with each attempt after it.
 *
 * @param seconds one pause for the last free attempt, one for the next, and so on; the last stays
 */
record Pauses(int free, List<Long> seconds) {

  static final long WINDOW = 60;

  /** How long after a pause another attempt still makes it longer. */
  static final long MEMORY = 900;

  private static final long LONGEST = 900;

  static Pauses even(int free) {
    return new Pauses(free, List.of(WINDOW));
  }

  /** Doubling, up to a quarter of an hour. */
  static Pauses growing(int free) {
    return new Pauses(
        free, IntStream.range(0, 5).mapToObj(step -> Math.min(LONGEST, WINDOW << step)).toList());
  }

  /** 0 while attempts are free. */
  long after(long attempts) {
    return attempts < free ? 0 : seconds.get((int) Math.min(attempts - free, seconds.size() - 1L));
  }

  /** The pause after the first attempt, the second, and so on. */
  List<Long> byAttempt() {
    return LongStream.rangeClosed(1, free + seconds.size() - 1L).mapToObj(this::after).toList();
  }
}
