package org.careline.rag.passages;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.rag.Embedded;
import org.careline.rag.retrieval.KnowledgeSearch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class PassageSearchQuarkusTest {

  @Inject Database database;
  @Inject KnowledgeSearch search;
  @Inject ServiceTokens tokens;

  @BeforeEach
  void everythingIsEmbedded() {
    Embedded.all(database, search);
  }

  @Test
  void everyScenarioFindsItsDocumentFirstOrNothingAtAll() {
    var wrong = new ArrayList<String>();
    for (String line : scenarios()) {
      var part = line.split("\\|", -1);
      var found = ask(part[0], part[1]);
      var passages = found.getList("passages", Map.class);
      boolean right =
          part[2].equals("NONE")
              ? passages.isEmpty()
              : !passages.isEmpty()
                  && List.of(part[2].split("/")).contains(found.getString("passages[0].documentId"))
                  && found.getString("passages[0].heading").contains(part[3]);
      if (!right) {
        wrong.add(line + " -> " + told(passages));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aPassageCarriesWhatACitationNeeds() {
    var found = ask("What can I do about a tension headache?", "en");

    assertThat(found.getString("knowledgeVersion")).matches("k[1-9]\\d*");
    assertThat(found.getString("passages[0].id")).matches("tension-headache@1\\.\\d+");
    assertThat(found.getString("passages[0].title")).isEqualTo("Tension headache");
    assertThat(found.getString("passages[0].url")).startsWith("https://");
    assertThat(found.getString("passages[0].sourceName")).isNotBlank();
    assertThat(found.getString("passages[0].reviewedAt")).matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(found.getDouble("passages[0].score")).isBetween(0.0, 1.0);
    assertThat(found.getString("passages[0].language")).isEqualTo("en");
    assertThat(found.getList("passages.score", Float.class))
        .isSortedAccordingTo((a, b) -> Float.compare(b, a));
  }

  @Test
  void aCitationResolvesToItsText() {
    var first = ask("What can I do about a tension headache?", "en");

    internal(TestTokens.TENANT)
        .get("/internal/v1/passages/" + first.getString("passages[0].id"))
        .then()
        .statusCode(200)
        .body("text", equalTo(first.getString("passages[0].text")));
  }

  @Test
  void sharedKnowledgeIsThereForATenantNobodyPrepared() {
    var found =
        internal(new TenantId("brand-new"))
            .body(Map.of("query", "how to stop a nosebleed", "language", "en", "limit", 3))
            .post("/internal/v1/passages/search")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(found.getString("passages[0].documentId")).isEqualTo("nosebleed");
  }

  @Test
  void nobodyButAServiceMaySearchHere() {
    given()
        .auth()
        .oauth2(TestTokens.of(UserId.next(), Role.ADMIN))
        .contentType("application/json")
        .body(Map.of("query", "flu"))
        .post("/internal/v1/passages/search")
        .then()
        .statusCode(401);
  }

  @Test
  void aBadQueryIsAProblem() {
    for (var body :
        List.of(
            "{\"query\":\" \"}", "{\"query\":\"flu\",\"limit\":0}", "{\"query\":7", "[]", "null")) {
      internal(TestTokens.TENANT)
          .body(body)
          .post("/internal/v1/passages/search")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("code", equalTo("request.invalid"));
    }
  }

  private JsonPath ask(String question, String language) {
    return internal(TestTokens.TENANT)
        .body(Map.of("query", question, "language", language, "limit", 5))
        .post("/internal/v1/passages/search")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private io.restassured.specification.RequestSpecification internal(TenantId tenant) {
    return given()
        .header(ServiceTokens.HEADER, tokens.issue(tenant))
        .contentType("application/json; charset=utf-8");
  }

  private static String told(List<?> passages) {
    return passages.stream()
        .map(Map.class::cast)
        .map(
            passage ->
                passage.get("id") + " " + passage.get("heading") + " " + passage.get("score"))
        .toList()
        .toString();
  }

  private static List<String> scenarios() {
    try (var stream =
        PassageSearchQuarkusTest.class.getResourceAsStream("/scenarios/questions.csv")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
