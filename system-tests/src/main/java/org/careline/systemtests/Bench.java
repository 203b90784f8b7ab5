package org.careline.systemtests;

import java.io.IOException;
import java.net.URI;
import org.careline.systemtests.bench.LatencyBench;
import org.careline.systemtests.bench.OverloadBench;
import org.careline.systemtests.client.Careline;

/** {@code ./careline bench [patients] [messages per second] [messages]}, or {@code overload}. */
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var careline = new Careline(URI.create(System.getenv("CARELINE_PUBLIC_URL")));
    if (arguments.length > 0 && arguments[0].equals("overload")) {
      new OverloadBench(careline, System.out).run(number(arguments, 1, 30));
      return;
    }
    var model = URI.create("http://localhost:" + System.getenv("CARELINE_PORT_MODEL"));
    new LatencyBench(careline, model, System.out)
        .run(number(arguments, 0, 20), number(arguments, 1, 5), number(arguments, 2, 100));
  }

  private static int number(String[] arguments, int index, int standard) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : standard;
  }
}
