package org.careline.systemtests.demo;

import java.io.PrintStream;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Logins;

/** The way into the demo. */
public final class PlayDay {

  private PlayDay() {}

  /**
   * Plays the whole day and prints each step.
   *
   * @throws IllegalStateException naming the call or the step that went wrong
   */
  public static void on(Careline careline, Logins logins, PrintStream out) {
    new Day(careline, logins, new Screen(out)).play(DayScript.load());
  }
}
