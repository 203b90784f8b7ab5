package org.careline.localstack.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands against recorded answers of the public API. */
class OperatorTest {

  private static final String ID = "018f2c1e-0000-7000-8000-000000000001";
  private static final String LETTER =
      """
      {"id":"%s","topic":"chat.replies.v1","consumer":"chat-gateway.reply","eventType":"reply.completed",
       "failedAt":"2026-11-21T07:00:00Z","tries":4,"cause":"IllegalStateException","state":"%s","replays":0,
       "headers":{"ce_type":"reply.completed"},"fields":[{"name":"text","kind":"sealed"}]}
      """;

  @TempDir Path folder;
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String call = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
          calls.add(call);
          String answer = answers.getOrDefault(call, "{\"title\":\"Not found\",\"code\":\"x\"}");
          int status = answers.containsKey(call) ? 200 : 404;
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    answers.put("POST /api/v1/auth/login", "{\"accessToken\":\"t\"}");
    Files.writeString(
        folder.resolve("demo.json"), "{\"admin\":{\"email\":\"a\",\"password\":\"b\"}}");
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void listsLettersAsATable() throws Exception {
    answers.put(
        "GET /api/v1/dead-letters?size=200&state=open",
        "{\"items\":[" + LETTER.formatted(ID, "OPEN") + "],\"total\":3}");

    assertThat(run("dlq", "list")).isZero();
    assertThat(said().lines())
        .first()
        .asString()
        .matches("id +state +failed at +tries +topic +type +consumer +cause");
    assertThat(said())
        .contains(ID + "  OPEN", "chat-gateway.reply", "IllegalStateException", "and 2 more");
  }

  @Test
  void saysWhenNothingWaits() throws Exception {
    answers.put("GET /api/v1/dead-letters?size=200&state=open", "{\"items\":[],\"total\":0}");

    assertThat(run("dlq", "list")).isZero();
    assertThat(said()).isEqualTo("No dead letters wait.\n");
  }

  @Test
  void showsHeadersAndTheKindsOfFields() throws Exception {
    answers.put("GET /api/v1/dead-letters/" + ID, LETTER.formatted(ID, "OPEN"));

    assertThat(run("dlq", "show", ID)).isZero();
    assertThat(said())
        .containsPattern("ce_type +reply.completed")
        .containsPattern("data.text +<sealed>");
  }

  @Test
  void aReplayThatIsTakenSucceedsAndOneThatFailsAgainDoesNot() throws Exception {
    answers.put("POST /api/v1/dead-letters/" + ID + "/replay", LETTER.formatted(ID, "REPLAYING"));
    answers.put("GET /api/v1/dead-letters/" + ID, LETTER.formatted(ID, "HANDLED"));
    assertThat(run("dlq", "replay", ID)).isZero();
    assertThat(said()).contains(ID + "  handled");

    answers.put("GET /api/v1/dead-letters/" + ID, LETTER.formatted(ID, "OPEN"));
    assertThat(run("dlq", "replay", ID)).isEqualTo(1);
    assertThat(said()).contains("failed again");
  }

  @Test
  void replaysEveryOpenLetterAndLeavesThoseOnTheirWay() throws Exception {
    String other = ID.replace('1', '2');
    answers.put(
        "GET /api/v1/dead-letters?state=open&size=200",
        "{\"items\":["
            + LETTER.formatted(ID, "OPEN")
            + ','
            + LETTER.formatted(other, "REPLAYING")
            + "],\"total\":2}");
    answers.put("POST /api/v1/dead-letters/" + ID + "/replay", LETTER.formatted(ID, "REPLAYING"));
    answers.put("GET /api/v1/dead-letters/" + ID, LETTER.formatted(ID, "HANDLED"));

    assertThat(run("dlq", "replay", "--all")).isZero();
    assertThat(calls).noneMatch(call -> call.contains(other));
  }

  @Test
  void tellsHowARebuildWent() throws Exception {
    answers.put("POST /api/v1/analytics/rebuild", "{\"state\":\"RUNNING\"}");
    answers.put(
        "GET /api/v1/analytics/rebuild", "{\"state\":\"DONE\",\"events\":42,\"skipped\":1}");
    answers.put(
        "POST /api/v1/documents/index/rebuild",
        "{\"passages\":9,\"millis\":5,\"knowledgeVersion\":\"k3\"}");

    assertThat(run("replay", "analytics")).isZero();
    assertThat(run("replay", "retrieval")).isZero();
    assertThat(said())
        .contains("42 events counted, 1 not understood")
        .contains("9 passages indexed in 5 ms, knowledge version k3");
  }

  @Test
  void whatItDoesNotKnowItRefusesBeforeItSignsIn() throws Exception {
    assertThat(run("dlq", "burn")).isEqualTo(2);
    assertThat(run("replay", "everything")).isEqualTo(2);
    assertThat(calls).isEmpty();
    assertThatThrownBy(() -> run("dlq", "show", "../users"))
        .isInstanceOf(OperatorFailure.class)
        .hasMessageContaining("is no id");
    assertThatThrownBy(() -> run("dlq", "show", ID)).hasMessage("Not found (404 x)");
  }

  private int run(String... words) throws IOException, InterruptedException {
    var environment =
        Map.of(
            "CARELINE_PUBLIC_URL",
            "http://localhost:" + server.getAddress().getPort(),
            "CARELINE_DEMO_FILE",
            folder.resolve("demo.json").toString());
    return Main.run(
        List.of(words), environment, new PrintStream(screen, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
