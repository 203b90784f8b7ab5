package org.careline.localstack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StubModelTest {
  private static final StubPace QUICK = new StubPace(Duration.ZERO, Duration.ZERO, 0, 1);

  @Test
  void streamsTheAnswerTokenByTokenAndSaysWhenItIsDone() throws Exception {
    try (var stub = StubModel.start(0, QUICK)) {
      var answer = ask(stub, "{\"stream\":true,\"messages\":[]}");

      assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(answer.body().lines().filter(line -> line.startsWith("data: ")).count())
          .isGreaterThan(20);
      assertThat(answer.body()).contains("\"content\":\" water\"").endsWith("data: [DONE]\n\n");
    }
  }

  @Test
  void answersWholeWhenNoStreamIsAskedFor() throws Exception {
    try (var stub = StubModel.start(0, QUICK)) {
      var answer = ask(stub, "{\"messages\":[]}");

      assertThat(answer.body()).contains("chat.completion", "drink water through the day [1].");
    }
  }

  @Test
  void waitsBeforeTheFirstToken() throws Exception {
    var slow = new StubPace(Duration.ofMillis(200), Duration.ZERO, 0, 1);
    try (var stub = StubModel.start(0, slow)) {
      long begun = System.nanoTime();
      ask(stub, "{\"stream\":true}");

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(99));
    }
  }

  @Test
  void theSameSeedGivesTheSameFaultsAndEveryKindOfThem() {
    var pace = new StubPace(Duration.ZERO, Duration.ZERO, 0.5, 7);
    var again = new StubPace(Duration.ZERO, Duration.ZERO, 0.5, 7);

    var faults = IntStream.range(0, 100).mapToObj(i -> pace.draw(i).fault()).toList();

    assertThat(IntStream.range(0, 100).mapToObj(i -> again.draw(i).fault()).toList())
        .isEqualTo(faults);
    assertThat(faults).contains(StubPace.Fault.values());
  }

  @Test
  void aFaultIsARefusalOrABrokenStream() throws Exception {
    var broken = new StubPace(Duration.ZERO, Duration.ZERO, 1, 1);
    int first = IntStream.range(1, 50).filter(i -> cuts(broken, i)).findFirst().orElseThrow();
    try (var stub = StubModel.start(0, broken)) {
      for (int i = 1; i < first; i++) {
        assertThat(ask(stub, "{\"stream\":true}").statusCode()).isEqualTo(503);
      }
      assertThatThrownBy(() -> ask(stub, "{\"stream\":true}")).isInstanceOf(IOException.class);
    }
  }

  private static boolean cuts(StubPace pace, int request) {
    return pace.draw(request).fault() == StubPace.Fault.CUT;
  }

  private static HttpResponse<String> ask(StubModel stub, String body) throws Exception {
    var address = URI.create("http://localhost:" + stub.port() + "/v1/chat/completions");
    var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
