package org.careline.rag.faq;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.rag.Embedded;
import org.careline.rag.retrieval.KnowledgeSearch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class FaqQuarkusTest {

  private static final TenantId CLINIC = new TenantId("faq-clinic");
  private static final TenantId OTHER = new TenantId("faq-other");

  @Inject Database database;
  @Inject KnowledgeSearch search;

  @Test
  void theShippedFaqsAreListedInPagesByLanguageAndCategory() {
    as(OTHER, Role.PATIENT)
        .get("/api/v1/faqs?language=es&size=5")
        .then()
        .statusCode(200)
        .body("items", hasSize(5))
        .body("items.language", everyItem(equalTo("es")))
        .body("total", greaterThan(5))
        .body("items[0].source.url", startsWith("https://"));
    as(OTHER, Role.PATIENT)
        .get("/api/v1/faqs?category=pain&language=en&size=100")
        .then()
        .body("items.category", everyItem(equalTo("pain")))
        .body("items.id", hasItem("faq-tension-headache-relief"));
    as(OTHER, Role.PATIENT)
        .get("/api/v1/faqs?page=1000")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void aFaqIsFoundByItsMeaning() {
    Embedded.all(database, search);

    as(OTHER, Role.PATIENT)
        .queryParam("q", "relief for a tight band around my head")
        .queryParam("limit", 3)
        .get("/api/v1/faqs/search")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo("faq-tension-headache-relief"))
        .body("items[0].question", equalTo("What can I do about a tension headache?"))
        .body("items[0].score", greaterThan(0.1f))
        .body("items[0].version", equalTo(1));
  }

  @Test
  void aQuestionAboutSomethingElseFindsNoFaq() {
    Embedded.all(database, search);

    as(OTHER, Role.PATIENT)
        .queryParam("q", "who won the world cup")
        .get("/api/v1/faqs/search")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  @Test
  void anAdministratorWritesAFaqAndItIsFoundAtOnceInTheirTenantAlone() {
    var id = create(CLINIC, faq("Where do I park at the Zebra clinic?", "Use the zebra garage."));

    as(CLINIC, Role.PATIENT)
        .get("/api/v1/faqs/search?q=zebra clinic park")
        .then()
        .body("items[0].id", equalTo(id));
    as(OTHER, Role.PATIENT)
        .get("/api/v1/faqs/search?q=zebra clinic park")
        .then()
        .body("items.id", not(hasItem(id)));
    as(OTHER, Role.ADMIN)
        .get("/api/v1/faqs/" + id)
        .then()
        .statusCode(404)
        .body("code", equalTo("resource.not_found"));
    as(OTHER, Role.ADMIN).body(changed(1)).put("/api/v1/faqs/" + id).then().statusCode(404);
  }

  @Test
  void aChangeMakesANewVersionAndTheOldTextIsFoundNoMore() {
    var id = create(CLINIC, faq("When does the walrus desk open?", "At nine, says the walrus."));
    var text = faq("When does the octopus desk open?", "At ten, says the octopus.");
    text.put("version", 1);

    as(CLINIC, Role.ADMIN)
        .body(text)
        .put("/api/v1/faqs/" + id)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("answer", equalTo("At ten, says the octopus."));

    as(CLINIC, Role.PATIENT)
        .get("/api/v1/faqs/search?q=octopus")
        .then()
        .body("items.id", hasItem(id));
    as(CLINIC, Role.PATIENT)
        .get("/api/v1/faqs/search?q=walrus")
        .then()
        .body("items.id", not(hasItem(id)));
  }

  @Test
  void whoSawAnOlderVersionIsToldWhichOneStands() {
    var id = create(CLINIC, faq("How long is the giraffe queue?", "Long."));
    as(CLINIC, Role.ADMIN).body(changed(1)).put("/api/v1/faqs/" + id).then().statusCode(200);
    var late = changed(1);
    late.put("answer", "Very long.");

    as(CLINIC, Role.ADMIN)
        .body(late)
        .put("/api/v1/faqs/" + id)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("resource.conflict"))
        .body("currentVersion", equalTo(2));
  }

  @Test
  void aTenantsChangeToASharedFaqIsItsOwn() {
    var tenant = new TenantId("faq-copier");
    var id = "faq-ice-or-heat";

    as(tenant, Role.ADMIN)
        .body(changed(1))
        .put("/api/v1/faqs/" + id)
        .then()
        .statusCode(200)
        .body("version", equalTo(2));

    assertThat(answer(tenant, id)).isEqualTo("Changed.");
    assertThat(answer(OTHER, id)).isNotEqualTo("Changed.");
    as(tenant, Role.ADMIN).delete("/api/v1/faqs/" + id).then().statusCode(204);
    as(tenant, Role.PATIENT).get("/api/v1/faqs/" + id).then().statusCode(404);
    as(OTHER, Role.PATIENT).get("/api/v1/faqs/" + id).then().statusCode(200);
  }

  @Test
  void onlyAnAdministratorWrites() {
    for (Role role : new Role[] {Role.PATIENT, Role.CLINICIAN, Role.STUDENT, Role.REVIEWER}) {
      as(CLINIC, role)
          .body(faq("q?", "a"))
          .post("/api/v1/faqs")
          .then()
          .statusCode(403)
          .body("code", equalTo("access.denied"));
    }
    given().get("/api/v1/faqs").then().statusCode(401).body("code", equalTo("auth.token_invalid"));
  }

  @Test
  void badInputIsAProblemThatNamesTheField() {
    var long301 = faq("x".repeat(301), "a");
    as(CLINIC, Role.ADMIN)
        .body(long301)
        .post("/api/v1/faqs")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("question"));
    as(CLINIC, Role.ADMIN).body("{\"question\":").post("/api/v1/faqs").then().statusCode(400);
    var german = faq("q?", "a");
    german.put("language", "de");
    as(CLINIC, Role.ADMIN).body(german).post("/api/v1/faqs").then().statusCode(400);
    as(CLINIC, Role.PATIENT).get("/api/v1/faqs?size=1000").then().statusCode(400);
    as(CLINIC, Role.PATIENT).get("/api/v1/faqs/search?q=").then().statusCode(400);
    as(CLINIC, Role.PATIENT).get("/api/v1/faqs?language=de").then().statusCode(400);
    as(CLINIC, Role.ADMIN)
        .body("{\"question\":\"" + "x".repeat(400_000) + "\"}")
        .post("/api/v1/faqs")
        .then()
        .statusCode(413)
        .body("code", equalTo("request.too_large"));
  }

  private static String create(TenantId tenant, Map<String, Object> faq) {
    return as(tenant, Role.ADMIN)
        .body(faq)
        .post("/api/v1/faqs")
        .then()
        .statusCode(201)
        .body("version", equalTo(1))
        .extract()
        .path("id");
  }

  private static String answer(TenantId tenant, String id) {
    return as(tenant, Role.PATIENT).get("/api/v1/faqs/" + id).then().extract().path("answer");
  }

  private static Map<String, Object> changed(int version) {
    var faq = faq("Changed question?", "Changed.");
    faq.put("version", version);
    return faq;
  }

  private static Map<String, Object> faq(String question, String answer) {
    return new HashMap<>(
        Map.of(
            "question",
            question,
            "answer",
            answer,
            "category",
            "clinic",
            "language",
            "en",
            "source",
            Map.of("name", "Clinic", "url", "https://example.org/faq"),
            "reviewedAt",
            "2026-11-01"));
  }

  private static RequestSpecification as(TenantId tenant, Role role) {
    return given()
        .auth()
        .oauth2(TestTokens.of(tenant, UserId.next(), role))
        .contentType("application/json; charset=utf-8");
  }
}
