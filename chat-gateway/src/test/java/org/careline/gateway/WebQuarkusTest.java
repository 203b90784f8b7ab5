package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.careline.chassis.testing.CarelineStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class WebQuarkusTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/c/0197c1f0-0000-7000-8000-000000000001",
        "/desk",
        "/desk/case/1",
        "/review",
        "/admin",
        "/training",
        "/login",
        "/register"
      })
  void leadsTheAppsAddressesToItsPage(String path) {
    given()
        .get(path)
        .then()
        .statusCode(200)
        .contentType(containsString("text/html"))
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Permissions-Policy", containsString("geolocation=()"))
        .header("Strict-Transport-Security", nullValue());
  }

  @Test
  void insistsOnHttpsOnceItIsThere() {
    given()
        .header("X-Forwarded-Proto", "https")
        .get("/")
        .then()
        .header("Strict-Transport-Security", containsString("max-age"));
  }

  @Test
  void letsAssetsBeKeptForAYear() {
    given()
        .get("/assets/probe-0a1b2c3d.js")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/api/v1/nothing", "/assets/gone-0000.js", "/v1/other", "/internal/x"})
  void saysWhatIsNotThere(String path) {
    given()
        .get(path)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .header("Cache-Control", not(containsString("immutable")))
        .body("code", equalTo("resource.not_found"));
  }

  @Test
  void answersNoForeignSite() {
    given()
        .header("Origin", "https://evil.example")
        .header("Access-Control-Request-Method", "POST")
        .options("/api/v1/chat/send")
        .then()
        .header("Access-Control-Allow-Origin", nullValue());
    given()
        .header("Origin", "http://localhost:8080")
        .header("Access-Control-Request-Method", "POST")
        .options("/api/v1/chat/send")
        .then()
        .header("Access-Control-Allow-Origin", "http://localhost:8080");
  }
}
