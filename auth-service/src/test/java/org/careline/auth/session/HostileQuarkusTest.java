package org.careline.auth.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.careline.auth.OwnKeys;
import org.careline.auth.signingkey.SigningKeys;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

/** What somebody tries who should not get in. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(OwnKeys.class)
class HostileQuarkusTest {

  private static final String PASSWORD = "a quiet river at dawn";

  @Inject Database database;
  @Inject SigningKeys keys;
  @Inject SessionRepository sessions;

  @Test
  void aTokenOfOurKeyIsRefusedWhenExpiredOrMeantForOthers() {
    String good = sign(claims(TestTokens.TENANT).expiresIn(Duration.ofMinutes(5)));
    String expired =
        sign(
            claims(TestTokens.TENANT)
                .issuedAt(Instant.now().minusSeconds(7200))
                .expiresAt(Instant.now().minusSeconds(3600)));
    String otherAudience =
        sign(claims(TestTokens.TENANT).audience("elsewhere").expiresIn(Duration.ofMinutes(5)));
    String otherIssuer =
        sign(
            claims(TestTokens.TENANT).issuer("https://elsewhere").expiresIn(Duration.ofMinutes(5)));

    users(good).then().statusCode(200);
    for (String token : List.of(expired, otherAudience, otherIssuer)) {
      users(token).then().statusCode(401).body("code", equalTo("auth.token_invalid"));
    }
  }

  @Test
  void anAdministratorSeesTheirOwnTenantOnly() {
    register(newEmail());

    users(sign(claims(TestTokens.OTHER_TENANT).expiresIn(Duration.ofMinutes(5))))
        .then()
        .statusCode(200)
        .body("total", equalTo(0));
  }

  @Test
  void anEndedSessionRotatesNoKeys() {
    String token = sign(claims(TestTokens.TENANT).expiresIn(Duration.ofMinutes(5)));
    rotateKeys(token).then().statusCode(204);
    given().auth().oauth2(token).post("/api/v1/auth/logout").then().statusCode(204);

    rotateKeys(token).then().statusCode(401).body("code", equalTo("auth.session_revoked"));
  }

  @Test
  void guessesSentAtOnceAreNoMoreThanGuessesSentInTurn() {
    String email = newEmail();
    register(email);

    try (var threads = Executors.newFixedThreadPool(16)) {
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, 16)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> login(email, "wrong wrong wrong " + i).statusCode(), threads))
              .toList();

      assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 401))
          .hasSize(5);
    }
  }

  @Test
  void noEmailNameOrPasswordIsLogged() {
    String email = newEmail();
    var lines = new ConcurrentLinkedQueue<String>();
    var listener = listener(lines);
    Logger.getLogger("").addHandler(listener);
    try {
      register(email);
      register(email);
      login(email, "wrong wrong wrong");
      users(login(email, PASSWORD).jsonPath().getString("accessToken"));
      Logger.getLogger("org.careline.test").info("the listener hears");
    } finally {
      Logger.getLogger("").removeHandler(listener);
    }

    assertThat(lines)
        .anyMatch(line -> line.contains("the listener hears"))
        .noneMatch(
            line ->
                Stream.of(email, "Quentin Ghostwriter", PASSWORD, "wrong wrong")
                    .anyMatch(line::contains));
  }

  @Test
  void aSessionLongOverIsForgotten() {
    UUID old = session(TestTokens.TENANT, UserId.next());
    UUID young = session(TestTokens.TENANT, UserId.next());
    database.doInTenant(
        TestTokens.TENANT,
        handle ->
            handle.execute(
                "update session_family set expires_at = now() - interval '31 days' where id = ?",
                old));

    sessions.forget(Duration.ofDays(30));

    database.doInTenant(
        TestTokens.TENANT,
        handle -> {
          assertThat(sessions.lock(handle, old)).isEmpty();
          assertThat(sessions.lock(handle, young)).isPresent();
        });
  }

  private JwtClaimsBuilder claims(TenantId tenant) {
    UserId user = UserId.next();
    return Jwt.issuer("https://careline")
        .audience("careline")
        .subject(user.toString())
        .upn(user.toString())
        .groups(Set.of("ADMIN"))
        .claim("tenant", tenant.value())
        .claim("sid", session(tenant, user).toString());
  }

  private String sign(JwtClaimsBuilder claims) {
    var signer = keys.signer();
    return claims.jws().keyId(signer.kid()).sign(signer.key());
  }

  private UUID session(TenantId tenant, UserId user) {
    var family = TokenFamily.begin(UUID.randomUUID(), user, Instant.now());
    database.doInTenant(tenant, handle -> sessions.insert(handle, tenant, family));
    return family.id();
  }

  private static Handler listener(ConcurrentLinkedQueue<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        lines.add(record.getMessage() + " " + List.of(parameters(record)) + record.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static Object[] parameters(LogRecord record) {
    return record.getParameters() == null
        ? new Object[0]
        : Stream.of(record.getParameters()).map(String::valueOf).toArray();
  }

  private static Response rotateKeys(String token) {
    return given().auth().oauth2(token).post("/api/v1/auth/keys/rotate");
  }

  private static Response users(String token) {
    return given().auth().oauth2(token).get("/api/v1/users");
  }

  private static JsonPath register(String email) {
    return post(
            "register",
            Map.of("email", email, "password", PASSWORD, "displayName", "Quentin Ghostwriter"))
        .jsonPath();
  }

  private static Response login(String email, String password) {
    return post("login", Map.of("email", email, "password", password));
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post("/api/v1/auth/" + path);
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }
}
