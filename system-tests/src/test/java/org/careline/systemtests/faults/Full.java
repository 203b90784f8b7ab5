package org.careline.systemtests.faults;

import java.util.List;
import java.util.logging.Logger;

/** Whether the long schedules are asked for, and where the figures go. */
final class Full {

  private static final Logger LOG = Logger.getLogger("careline.faults");

  private Full() {}

  static boolean isAsked() {
    return "full".equals(System.getProperty("careline.faults"));
  }

  static void report(String title, List<?> lines) {
    LOG.info(() -> title + lines.stream().map(line -> "\n  " + line).reduce("", String::concat));
  }
}
