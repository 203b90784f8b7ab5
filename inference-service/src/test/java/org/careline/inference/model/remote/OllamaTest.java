package org.careline.inference.model.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.ModelFault;
import org.careline.inference.model.Prompt;
import org.careline.inference.model.Prompt.Utterance;
import org.careline.inference.model.Prompt.Voice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ollama's newline-delimited JSON, whole and cut. */
class OllamaTest {

  private static final Prompt PROMPT =
      new Prompt("test", List.of(new Utterance(Voice.USER, "Hello")));
  private static final String WORDS =
      """
      {"model":"m","created_at":"2026-11-21T00:00:00Z","message":{"role":"assistant","content":"Rest"},"done":false}
      {"model":"m","created_at":"2026-11-21T00:00:00Z","message":{"role":"assistant","content":" well."},"done":false}
      """;
  private static final String DONE =
      """
      {"model":"m","created_at":"2026-11-21T00:00:00Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":3}
      """;

  private final List<String> words = new ArrayList<>();
  private HttpServer server;
  private volatile String body = WORDS + DONE;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/api/chat",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aWholeAnswerComesThroughWithItsTokensCounted() throws ModelFault, InterruptedException {
    Finish finish = model().stream(PROMPT, words::add);

    assertThat(String.join("", words)).isEqualTo("Rest well.");
    assertThat(finish.usage()).hasValueSatisfying(usage -> assertThat(usage.total()).isEqualTo(10));
  }

  @Test
  void anAnswerWithoutAnEndIsCut() {
    body = WORDS;

    assertThatThrownBy(() -> model().stream(PROMPT, words::add))
        .isInstanceOfSatisfying(
            ModelFault.class, fault -> assertThat(fault.fault()).isEqualTo(Fault.CUT));
  }

  @Test
  void aBadAddressIsNamedByItsKey() {
    assertThatThrownBy(
            () -> RemoteModels.connect("primary", Endpoints.primary("ollama", "localhost")))
        .hasMessageContaining("careline.models.primary.url");
  }

  private LanguageModel model() {
    return RemoteModels.connect(
        "primary",
        Endpoints.primary("ollama", "http://127.0.0.1:" + server.getAddress().getPort()));
  }
}
