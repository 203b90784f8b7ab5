package org.careline.systemtests.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careline.systemtests.client.Careline.Answer;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Stack;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every bad thing is a clear problem; nothing leaks and nothing is lost. */
class BadInputIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = Stack.in(Stack.Mode.EXTRACTIVE);
  }

  @Test
  void badFramesGetAnErrorAndTheSocketGoesOn() {
    try (ChatSocket socket = newPatient().connect()) {
      socket.await("ready", SOON);
      List<String> bad =
          List.of(
              "{",
              "[]",
              "null",
              "\"text\"",
              "{}",
              "{\"type\":42}",
              "{\"type\":\"no.such\"}",
              "{\"type\":\"message.send\"}",
              "{\"type\":\"message.send\",\"clientMessageId\":\"x\",\"text\":\"hi\"}",
              "{\"type\":\"message.send\",\"clientMessageId\":\""
                  + UUID.randomUUID()
                  + "\",\"text\":7}",
              "{\"type\":\"message.send\",\"clientMessageId\":\""
                  + UUID.randomUUID()
                  + "\",\"text\":\"  \"}",
              "{\"type\":\"resume\",\"conversationId\":\"nope\",\"lastSeq\":0}");
      bad.forEach(socket::sendText);
      socket.await(frame -> errors(socket) >= bad.size(), SOON);

      socket.send(message("still here?"));

      socket.await("message.accepted", SOON);
      socket.await("reply.completed", SOON);
      assertThat(socket.frames())
          .filteredOn(frame -> "error".equals(frame.type()))
          .allSatisfy(frame -> assertThat(frame.json().path("code").asText()).isNotEmpty())
          .noneMatch(frame -> frame.json().toString().contains("Exception"));
    }
  }

  @Test
  void aFrameTooLargeIsRefused() {
    try (ChatSocket socket = newPatient().connect()) {
      socket.await("ready", SOON);

      socket.sendText("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(200_000) + "\"}");

      assertThat(socket.closeCode(SOON)).isEqualTo(1009);
    }
  }

  @Test
  void aMessageTooLongIsAProblemOverHttp() {
    Answer answer = newPatient().post("/api/v1/chat/send", Map.of("text", "x".repeat(5_000)));

    assertThat(answer.status()).isBetween(400, 413);
    assertThat(answer.code()).isEqualTo("request.invalid");
  }

  @Test
  void forgedTokensAreRefused() throws JoseException, IOException {
    for (String token : forged()) {
      Answer answer = stack.careline().call("GET", "/api/v1/conversations", token, null);
      assertThat(answer.status()).as(token).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("auth.token_invalid");
      assertThat(stack.careline().call("GET", "/api/v1/users/me", token, null).status())
          .isEqualTo(401);
    }
  }

  @Test
  void anothersConversationDoesNotExistForMe() {
    String theirs =
        newPatient().send(null, "How can I sleep better?").path("conversationId").asText();
    Session me = newPatient();

    for (String path : List.of("", "/messages")) {
      Answer answer = me.get("/api/v1/conversations/" + theirs + path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.code()).isEqualTo("resource.not_found");
    }
    assertThat(
            me.post("/api/v1/chat/send", Map.of("conversationId", theirs, "text", "hello"))
                .status())
        .isEqualTo(404);
    assertThat(me.call("DELETE", "/api/v1/conversations/" + theirs, null).status()).isEqualTo(404);
  }

  @Test
  void patientsReachNoStaffOrAdminPath() {
    Session me = newPatient();
    for (String path :
        List.of(
            "/api/v1/cases",
            "/api/v1/reviews/queue",
            "/api/v1/interactions",
            "/api/v1/users",
            "/api/v1/analytics/dashboard",
            "/api/v1/audit")) {
      assertThat(me.get(path).status()).as(path).isEqualTo(403);
    }
  }

  @Test
  void pathTricksReachNothingInternal() throws IOException {
    for (String path :
        List.of(
            "/internal/v1/passages/search", "/api/v1/faqs/../../internal/v1/passages/search",
            "/api/v1/faqs/%2e%2e/%2e%2e/internal/v1/passages/search",
                "/api/v1/faqs/..;/..;/q/metrics",
            "//internal/v1/passages/search", "/api/v1/users/%2e%2e/%2e%2e/%2e%2e/q/metrics",
            "/api/v1/faqs%2f..%2f..%2fq%2fmetrics", "/q/metrics")) {
      String answer = raw(path);
      assertThat(answer).as(path).doesNotContain("passages\":").doesNotContain("jvm_memory");
      assertThat(answer.lines().findFirst().orElse("")).as(path).doesNotContain(" 500 ");
    }
  }

  @Test
  void aRepeatedSendIsOneMessage() {
    Session me = newPatient();
    try (ChatSocket socket = me.connect()) {
      socket.await("ready", SOON);
      Map<String, Object> same = message("How can I sleep better?");
      socket.send(same);
      JsonNode first = socket.await("message.accepted", SOON).json();
      socket.await("reply.completed", SOON);
      int seen = socket.frames().size();

      socket.send(same);

      socket.await(
          frame ->
              socket.frames().size() > seen
                  && first.path("messageId").equals(frame.path("messageId")),
          SOON);
      String conversation = first.path("conversationId").asText();
      JsonNode stored = me.get("/api/v1/conversations/" + conversation + "/messages").expect(200);
      assertThat(stored.path("items")).hasSize(2);
    }
  }

  @Test
  void aSocketWithoutATokenOrFromAnotherSiteIsRefused() {
    assertThatThrownBy(
            () ->
                java.net.http.HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(
                        URI.create("ws://" + stack.base().getAuthority() + "/api/v1/chat/ws"),
                        new java.net.http.WebSocket.Listener() {})
                    .join())
        .hasMessageContaining("WebSocketHandshakeException");
  }

  @Test
  void logoutEndsAnOpenSocketAtOnce() {
    Session me = newPatient();
    try (ChatSocket socket = me.connect()) {
      socket.await("ready", SOON);

      me.post("/api/v1/auth/logout", Map.of());

      assertThat(socket.closeCode(SOON)).isEqualTo(4401);
      assertThat(me.get("/api/v1/users/me").status()).isEqualTo(401);
    }
  }

  private static long errors(ChatSocket socket) {
    return socket.frames().stream().filter(frame -> "error".equals(frame.type())).count();
  }

  private static Session newPatient() {
    return stack
        .careline()
        .register(UUID.randomUUID() + "@example.org", "a quiet river at dawn", "Pat Doe", "en");
  }

  private static Map<String, Object> message(String text) {
    Map<String, Object> frame = new java.util.HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", UUID.randomUUID().toString());
    frame.put("conversationId", null);
    frame.put("text", text);
    return frame;
  }

  private static List<String> forged() throws JoseException {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://careline");
    claims.setAudience("careline");
    claims.setSubject(UUID.randomUUID().toString());
    claims.setStringListClaim("groups", "ADMIN", "PATIENT");
    claims.setClaim("tenant", "demo");
    claims.setClaim("sid", UUID.randomUUID().toString());
    claims.setExpirationTimeMinutesInTheFuture(30);
    String none =
        base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + base64(claims.toJson()) + ".";
    JsonNode keys = stack.careline().call("GET", "/.well-known/jwks.json", null, null).expect(200);
    RsaJsonWebKey published =
        (RsaJsonWebKey) new JsonWebKeySet(keys.toString()).getJsonWebKeys().getFirst();
    String confused =
        signed(
            claims,
            "HS256",
            new HmacKey(published.getRsaPublicKey().getEncoded()),
            published.getKeyId());
    String stranger =
        signed(
            claims,
            "RS256",
            RsaJwkGenerator.generateJwk(2048).getPrivateKey(),
            published.getKeyId());
    String good = newPatient().token();
    String[] parts = good.split("\\.");
    String swapped = parts[0] + "." + base64(claims.toJson()) + "." + parts[2];
    return List.of(none, confused, stranger, swapped, "x", good + "x");
  }

  private static String signed(JwtClaims claims, String algorithm, Key key, String keyId)
      throws JoseException {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(keyId);
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    return signature.getCompactSerialization();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String raw(String path) throws IOException {
    URI base = stack.base();
    try (Socket socket = new Socket("localhost", base.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + base.getAuthority()
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
