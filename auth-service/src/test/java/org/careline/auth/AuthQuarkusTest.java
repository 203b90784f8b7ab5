package org.careline.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.careline.auth.account.AccountRepository;
import org.careline.auth.signingkey.SigningKeys;
import org.careline.auth.token.AccessTokens;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(OwnKeys.class)
class AuthQuarkusTest {

  private static final String PASSWORD = "a quiet river at dawn";

  @Inject Database database;
  @Inject AccountRepository accounts;
  @Inject AccessTokens tokens;
  @Inject SigningKeys keys;

  @Test
  void registersSignsInAndSaysWhoIAm() {
    String email = newEmail();
    register(email).then().statusCode(201).body("roles", equalTo(List.of("PATIENT")));

    JsonPath pair = login(email, PASSWORD).jsonPath();

    assertThat(pair.getString("tokenType")).isEqualTo("Bearer");
    assertThat(pair.getInt("expiresIn")).isEqualTo(1800);
    me(pair.getString("accessToken"))
        .then()
        .statusCode(200)
        .body("email", equalTo(email))
        .body("displayName", equalTo("Pat Doe"))
        .body("lastLoginAt", notNullValue());
  }

  @Test
  void theSameEmailInOtherLettersIsTaken() {
    String email = newEmail();
    register(email);

    register(email.toUpperCase()).then().statusCode(409).body("code", equalTo("auth.email_taken"));
  }

  @Test
  void aWeakPasswordIsNamedAsTheField() {
    post("register", Map.of("email", newEmail(), "password", "short", "displayName", "Pat"))
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("errors[0].field", equalTo("password"));
  }

  @Test
  void nobodyRegistersAsStaff() {
    post(
            "register",
            Map.of(
                "email",
                newEmail(),
                "password",
                PASSWORD,
                "displayName",
                "Pat",
                "roles",
                List.of("ADMIN")))
        .then()
        .body("roles", equalTo(List.of("PATIENT")));
  }

  @Test
  void aWrongPasswordAndAnUnknownUserReadTheSameAndAreSlowedDown() {
    String email = newEmail();
    register(email);
    for (String who : List.of(email, newEmail())) {
      for (int i = 0; i < 5; i++) {
        login(who, "wrong wrong wrong")
            .then()
            .statusCode(401)
            .body("code", equalTo("auth.invalid_credentials"));
      }
      login(who, PASSWORD)
          .then()
          .statusCode(429)
          .body("code", equalTo("auth.throttled"))
          .header("Retry-After", notNullValue());
    }
  }

  @Test
  void aRefreshTokenRotatesAndItsReplayEndsTheSession() {
    JsonPath first = signedIn();
    JsonPath second = refresh(first.getString("refreshToken")).jsonPath();
    JsonPath third = refresh(second.getString("refreshToken")).jsonPath();

    refresh(first.getString("refreshToken"))
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.refresh_reused"));

    refresh(third.getString("refreshToken"))
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.token_invalid"));
    me(third.getString("accessToken"))
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.session_revoked"));
  }

  @Test
  void twoTabsThatRefreshAtOnceStaySignedIn() {
    String token = signedIn().getString("refreshToken");

    var one = CompletableFuture.supplyAsync(() -> refresh(token));
    var other = CompletableFuture.supplyAsync(() -> refresh(token));

    assertThat(one.join().statusCode()).isEqualTo(200);
    assertThat(other.join().statusCode()).isEqualTo(200);
    assertThat(one.join().jsonPath().getString("refreshToken"))
        .isEqualTo(other.join().jsonPath().getString("refreshToken"));
  }

  @Test
  void anInventedRefreshTokenIsRefused() {
    String good = signedIn().getString("refreshToken");
    String next = good.replaceFirst("\\.1\\.", ".2.");
    for (String token : List.of("x", "", good + "A", next)) {
      refresh(token).then().statusCode(401).body("code", equalTo("auth.token_invalid"));
    }
  }

  @Test
  void logoutEndsTheSessionAtOnce() {
    JsonPath pair = signedIn();
    given()
        .auth()
        .oauth2(pair.getString("accessToken"))
        .post("/api/v1/auth/logout")
        .then()
        .statusCode(204);

    me(pair.getString("accessToken")).then().statusCode(401);
    refresh(pair.getString("refreshToken")).then().statusCode(401);
  }

  @Test
  void forgedTokensAreRefused() throws JoseException {
    JwtClaims claims = TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.ADMIN);
    RsaJsonWebKey published =
        (RsaJsonWebKey)
            new JsonWebKeySet(given().get("/.well-known/jwks.json").asString())
                .getJsonWebKeys()
                .getFirst();
    var confused = new JsonWebSignature();
    confused.setPayload(claims.toJson());
    confused.setAlgorithmHeaderValue("HS256");
    confused.setKeyIdHeaderValue(published.getKeyId());
    confused.setKey(new HmacKey(published.getRsaPublicKey().getEncoded()));
    String none = base64("{\"alg\":\"none\"}") + "." + base64(claims.toJson()) + ".";
    String stranger = TestTokens.sign(claims);

    for (String token : List.of(none, confused.getCompactSerialization(), stranger, "x.y.z")) {
      me(token).then().statusCode(401).body("code", equalTo("auth.token_invalid"));
    }
  }

  @Test
  void aRotationLocksNobodyOut() throws JoseException {
    JsonPath before = signedIn();
    int published =
        new JsonWebKeySet(given().get("/.well-known/jwks.json").asString()).getJsonWebKeys().size();
    String signer = keys.signer().kid();

    keys.rotate();

    assertThat(
            new JsonWebKeySet(given().get("/.well-known/jwks.json").asString())
                .getJsonWebKeys()
                .size())
        .isEqualTo(Math.min(3, published + 1));
    assertThat(keys.signer().kid()).isEqualTo(signer);
    me(before.getString("accessToken")).then().statusCode(200);
    me(signedIn().getString("accessToken")).then().statusCode(200);
  }

  @Test
  void administratorsListAndSearchUsersAndOthersDoNot() {
    String email = newEmail();
    register(email);
    String admin = adminToken();

    given()
        .auth()
        .oauth2(admin)
        .queryParam("query", email.substring(0, 12))
        .get("/api/v1/users")
        .then()
        .statusCode(200)
        .body("items.email", hasItem(email))
        .body("total", equalTo(1));
    given()
        .auth()
        .oauth2(signedIn().getString("accessToken"))
        .get("/api/v1/users")
        .then()
        .statusCode(403);
  }

  @Test
  void neitherEmailNorNameIsStoredInClear() {
    String email = newEmail();
    register(email);

    List<String> rows =
        database.inTenant(
            TestTokens.TENANT,
            handle ->
                handle.createQuery("select account::text from account").mapTo(String.class).list());

    assertThat(rows)
        .isNotEmpty()
        .noneMatch(row -> row.contains("example.org") || row.contains("Pat Doe"));
  }

  private String adminToken() {
    String email = newEmail();
    register(email);
    database.doInTenant(
        TestTokens.TENANT,
        handle -> {
          UserId id = accounts.byEmail(handle, TestTokens.TENANT, email).orElseThrow().id();
          handle.execute("update account set roles = '{ADMIN}' where id = ?", id.value());
        });
    return login(email, PASSWORD).jsonPath().getString("accessToken");
  }

  private static JsonPath signedIn() {
    String email = newEmail();
    register(email);
    return login(email, PASSWORD).jsonPath();
  }

  private static Response register(String email) {
    return post("register", Map.of("email", email, "password", PASSWORD, "displayName", "Pat Doe"));
  }

  private static Response login(String email, String password) {
    return post("login", Map.of("email", email, "password", password));
  }

  private static Response refresh(String token) {
    return post("refresh", Map.of("refreshToken", token));
  }

  private static Response post(String path, Map<String, ?> body) {
    return given().contentType("application/json").body(body).post("/api/v1/auth/" + path);
  }

  private static Response me(String token) {
    return given().auth().oauth2(token).get("/api/v1/users/me");
  }

  private static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }
}
