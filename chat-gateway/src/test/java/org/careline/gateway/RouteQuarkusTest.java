package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(EchoUpstream.class)
class RouteQuarkusTest {

  @TestHTTPResource("/")
  URL gateway;

  @Test
  void forwardsAPathWithItsQueryAndBody() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"email\":\"a\"}")
        .queryParam("q", "sore throat")
        .post("/api/v1/auth/login")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", notNullValue())
        .body("method", equalTo("POST"))
        .body("uri", equalTo("/api/v1/auth/login?q=sore%20throat"))
        .body("body", equalTo("{\"email\":\"a\"}"))
        .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
        .body("headers.x-request-id", notNullValue());
  }

  @Test
  void letsNobodyOutsideSpeakForAService() {
    given()
        .header("Careline-Service-Token", "forged")
        .header("X-Forwarded-For", "6.6.6.6")
        .header("TE", "trailers")
        .get("/api/v1/cases")
        .then()
        .statusCode(200)
        .body("headers.careline-service-token", equalTo(null))
        .body("headers.te", equalTo(null))
        .body("headers.x-forwarded-for", equalTo("127.0.0.1"));
  }

  @Test
  void passesStatusAndProblemsThrough() {
    given().get("/api/v1/reviews/teapot").then().statusCode(418);
  }

  @Test
  void figuresKnowThePlaceAndNoId() {
    String id = UserId.next().toString();
    given().get("/api/v1/cases/" + id).then().statusCode(200);
    given().get("/c/" + id);
    given().urlEncodingEnabled(false).get("/api/v1/faqs;" + id);

    String text = given().get("/q/metrics").then().extract().asString();

    assertThat(text)
        .contains("uri=\"/api/v1/cases\"", "uri=\"/app\"")
        .contains("careline_frames_dropped_total", "careline_sockets_closed_total")
        .doesNotContain(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/v1/passages/search",
        "/api/v1/faqs/../../../internal/v1/passages/search",
        "/api/v1/faqs/%2e%2e/%2e%2e/internal/x",
        "/api/v1/faqs/..%2f..%2finternal/x",
        "/api/v1//faqs",
        "//api/v1/faqs",
        "/api/v1/faqs;a=b/../x",
        "/api/v1/faqs%00",
        "http://internal.example/api/v1/faqs"
      })
  void forwardsNoTrick(String target) {
    assertThat(RawSocket.status(gateway.getPort(), target)).isIn(400, 404);
  }

  @Test
  void saysThatAServiceIsAway() {
    given()
        .get("/api/v1/analytics/dashboard")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "2")
        .body("code", equalTo("service.unavailable"));
  }

  @Test
  void saysThatAServiceBrokeOff() {
    given()
        .get("/api/v1/reviews/break")
        .then()
        .statusCode(503)
        .body("code", equalTo("service.unavailable"));
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    given()
        .body(new byte[1_048_577])
        .post("/api/v1/auth/login")
        .then()
        .statusCode(413)
        .body("code", equalTo("request.too_large"));
    assertThat(chunked("/api/v1/auth/login", 3_000_000, null).statusCode()).isEqualTo(413);
  }

  @Test
  void takesALargeImportFromAnAdministratorAlone() throws Exception {
    String admin = TestTokens.of(UserId.next(), Role.ADMIN);
    String patient = TestTokens.of(UserId.next(), Role.PATIENT);
    String path = "/api/v1/documents/import";
    assertThat(chunked(path, 3_000_000, admin).statusCode()).isEqualTo(200);
    assertThat(chunked(path, 3_000_000, patient).statusCode()).isEqualTo(403);
    assertThat(chunked(path, 3_000_000, null).statusCode()).isEqualTo(401);
  }

  @Test
  void letsTheDesksSocketThrough() {
    var heard = new CompletableFuture<String>();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("bearer-token-carrier", ChatClient.carrier("abc"))
            .buildAsync(
                URI.create("ws://localhost:" + gateway.getPort() + "/api/v1/desk/ws"),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    heard.complete(text.toString());
                    return null;
                  }
                })
            .join();
    socket.sendText("hello desk", true).join();
    assertThat(heard.join()).isEqualTo("hello desk");
    socket.abort();
  }

  private HttpResponse<String> chunked(String path, int bytes, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + gateway.getPort() + path))
            .version(HttpClient.Version.HTTP_1_1)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(new byte[bytes])));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
