package org.careline.systemtests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks the model itself, to know what the rest of the way adds. */
final class ModelProbe {

  private static final String BODY =
      "{\"model\":\"stub\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI model;

  ModelProbe(URI model) {
    this.model = model;
  }

  /** Milliseconds from the request to the first piece of text. */
  double firstTokenMillis() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(model.resolve("/v1/chat/completions"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    long began = System.nanoTime();
    var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.startsWith("data:") && line.contains("\"content\":\"")) {
          return (System.nanoTime() - began) / 1e6;
        }
      }
    }
    throw new IOException("the model sent no text");
  }
}
