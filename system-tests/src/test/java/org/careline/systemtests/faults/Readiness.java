package org.careline.systemtests.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A service's readiness report. */
record Readiness(int status, String body) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  static Readiness of(URI service) {
    try {
      var request =
          HttpRequest.newBuilder(service.resolve("/q/health/ready"))
              .timeout(Duration.ofSeconds(15))
              .build();
      var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Readiness(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Readiness(0, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean isReady() {
    return status == 200;
  }

  /** Whether it names this neighbour as one that does not answer. */
  boolean misses(String neighbour) {
    return body.replaceAll("\\s", "").contains("\"" + neighbour + "\":\"awaysince");
  }
}
