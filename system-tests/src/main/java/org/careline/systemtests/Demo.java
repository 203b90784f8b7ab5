package org.careline.systemtests;

import java.net.URI;
import java.nio.file.Path;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Logins;
import org.careline.systemtests.demo.PlayDay;

/** {@code ./careline demo}: a scripted day against the running stack. */
public final class Demo {

  private Demo() {}

  public static void main(String[] arguments) {
    var careline = new Careline(URI.create(System.getenv("CARELINE_PUBLIC_URL")));
    var logins = Logins.read(Path.of(System.getenv("CARELINE_DEMO_FILE")));
    try {
      PlayDay.on(careline, logins, System.out);
    } catch (IllegalStateException e) {
      System.err.println("The demo stopped: " + e.getMessage());
      System.exit(1);
    }
  }
}
