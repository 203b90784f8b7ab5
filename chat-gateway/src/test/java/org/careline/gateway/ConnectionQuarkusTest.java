package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class ConnectionQuarkusTest {

  @TestHTTPResource("/")
  URL gateway;

  @Inject RedisDataSource redis;

  private final JwtClaims claims =
      TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.PATIENT);

  static Stream<String> tokensNobodyMayUse() throws Exception {
    JwtClaims good = TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.PATIENT);
    JwtClaims old = TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.PATIENT);
    old.setExpirationTimeMinutesInTheFuture(-5);
    JwtClaims foreign = TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.PATIENT);
    foreign.setAudience("another-app");
    JwtClaims homeless = TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.PATIENT);
    homeless.unsetClaim("tenant");
    RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
    own.setKeyId("test-key");
    var published =
        (RsaJsonWebKey)
            new JsonWebKeySet(RestAssured.get(TestTokens.jwksUrl()).asString())
                .getJsonWebKeys()
                .getFirst();
    String none =
        encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(good.toJson()) + ".";
    return Stream.of(
        "nonsense",
        none,
        sign(good, "RS256", own.getPrivateKey()),
        sign(good, "HS256", new HmacKey(published.getPublicKey().getEncoded())),
        TestTokens.sign(old),
        TestTokens.sign(foreign),
        TestTokens.sign(homeless),
        TestTokens.sign(good).replaceFirst("\\.[^.]{20}", ".eyJzdWIiOiJtYWxsb3J5In0"));
  }

  @ParameterizedTest
  @MethodSource("tokensNobodyMayUse")
  void refusesABadTokenOnHttpAndOnTheSocket(String token) {
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/conversations")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("auth.token_invalid"));
    assertThat(refusal("", Map.of(), "bearer-token-carrier", ChatClient.carrier(token)))
        .isEqualTo(401);
  }

  @Test
  void refusesNobodyInParticular() {
    given().get("/api/v1/conversations").then().statusCode(401);
    given().post("/api/v1/chat/tickets").then().statusCode(401);
    assertThat(refusal("", Map.of())).isEqualTo(401);
    assertThat(refusal("?ticket=made-up", Map.of())).isEqualTo(401);
    assertThat(refusal("?token=" + TestTokens.sign(claims), Map.of())).isEqualTo(401);
  }

  @Test
  void takesATicketOnce() {
    String ticket =
        given()
            .auth()
            .oauth2(TestTokens.sign(claims))
            .post("/api/v1/chat/tickets")
            .then()
            .statusCode(200)
            .body("expiresIn", equalTo(30))
            .extract()
            .path("ticket");
    try (var client = ChatClient.connectWithTicket(gateway.getPort(), ticket)) {
      assertThat(client.accepted("Hello").path("seq").asLong()).isOne();
    }
    assertThat(refusal("?ticket=" + ticket, Map.of())).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost.evil.example",
        "http://localhost:1"
      })
  void refusesAForeignSite(String origin) {
    String token = TestTokens.sign(claims);
    assertThat(
            refusal(
                "", Map.of("Origin", origin), "bearer-token-carrier", ChatClient.carrier(token)))
        .isEqualTo(403);
  }

  @Test
  void takesItsOwnSite() {
    assertThat(
            refusal(
                "",
                Map.of("Origin", "http://localhost:" + gateway.getPort()),
                "bearer-token-carrier",
                ChatClient.carrier(TestTokens.sign(claims))))
        .isEqualTo(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"type\":\"nothing\"}",
        "{\"type\":\"message.send\",\"clientMessageId\":7,\"text\":\"a\"}",
        "{\"type\":\"message.send\",\"clientMessageId\":\"x\",\"text\":\"a\"}",
        "{\"type\":\"resume\"}"
      })
  void staysOpenWhenAFrameIsNotUnderstood(String frame) {
    try (var client = connect()) {
      client.raw(frame);
      var error = client.frame("error");
      assertThat(error.path("code").asText()).isEqualTo("frame.invalid");
      client.settle();
    }
  }

  @Test
  void staysOpenWhenAFrameIsBinary() {
    try (var client = connect()) {
      client.binary(new byte[] {1, 2, 3});
      assertThat(client.frame("error").path("code").asText()).isEqualTo("frame.invalid");
      client.settle();
    }
  }

  @Test
  void endsWhenAFrameIsTooLarge() {
    try (var client = connect()) {
      client.raw("x".repeat(16 * 1024 + 1));
      assertThat(client.frame("error").path("code").asText()).isEqualTo("request.too_large");
      assertThat(client.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void endsWhenAFrameIsFarTooLarge() {
    try (var client = connect()) {
      client.raw("x".repeat(200_000));
      assertThat(client.closeCode()).isIn(1009, -1);
    }
  }

  @Test
  void staysOpenWhenTextIsNoUtf8() {
    try (var raw = new RawSocket(gateway.getPort())) {
      raw.upgrade(gateway.getPort(), TestTokens.sign(claims));
      raw.readUntil("ready");
      raw.textFrame(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'});
      raw.readUntil("frame.invalid");
      raw.textFrame("{\"type\":\"ping\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      raw.readUntil("pong");
    }
  }

  @Test
  void refusesFramesAboveTheRateAndEndsWhenTheyGoOn() {
    try (var client = connect()) {
      for (int i = 0; i < 60; i++) {
        client.raw("{\"type\":\"ping\"}");
      }
      assertThat(client.frame("error").path("code").asText()).isEqualTo("request.throttled");
      for (int i = 0; i < 150 && client.isOpen(); i++) {
        client.raw("{\"type\":\"ping\"}");
      }
      assertThat(client.closeCode()).isEqualTo(1008);
    }
  }

  @Test
  void endsWhenTheSessionIsRevoked() throws Exception {
    String token = TestTokens.sign(claims);
    String session = claims.getStringClaimValue("sid");
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      redis.value(String.class).setex("careline:revoked:" + session, 60, "1");
      redis.pubsub(String.class).publish("careline.sessions", session);
      assertThat(client.closeCode()).isEqualTo(4401);
    }
    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/conversations")
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.session_revoked"));
    assertThat(refusal("", Map.of(), "bearer-token-carrier", ChatClient.carrier(token)))
        .isEqualTo(401);
  }

  @Test
  void refusesASessionThatWasRevokedBeforeThisReplicaStarted() throws Exception {
    redis
        .value(String.class)
        .setex("careline:revoked:" + claims.getStringClaimValue("sid"), 60, "1");
    assertThat(
            refusal(
                "", Map.of(), "bearer-token-carrier", ChatClient.carrier(TestTokens.sign(claims))))
        .isEqualTo(401);
  }

  @Test
  void endsWhenTheTokenDoes() {
    claims.setExpirationTime(
        org.jose4j.jwt.NumericDate.fromSeconds(java.time.Instant.now().getEpochSecond() + 3));
    try (var client = ChatClient.connect(gateway.getPort(), TestTokens.sign(claims))) {
      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void countsItsSockets() {
    try (var client = connect()) {
      client.settle();
      String metrics = given().get("/q/metrics").asString();
      assertThat(metrics)
          .containsPattern("(?m)^active_sessions [1-9]")
          .containsPattern("(?m)^chat_sessions_created_total [1-9]");
    }
  }

  private ChatClient connect() {
    return ChatClient.connect(gateway.getPort(), TestTokens.sign(claims));
  }

  private int refusal(String query, Map<String, String> headers, String... protocols) {
    return ChatClient.refusal(gateway.getPort(), query, headers, protocols);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes());
  }

  private static String sign(JwtClaims claims, String algorithm, java.security.Key key)
      throws Exception {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue("test-key");
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    return signature.getCompactSerialization();
  }
}
