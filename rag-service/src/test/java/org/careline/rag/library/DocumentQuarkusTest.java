package org.careline.rag.library;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class DocumentQuarkusTest {

  private static final TenantId CLINIC = new TenantId("doc-clinic");
  private static final TenantId OTHER = new TenantId("doc-other");

  @Inject Database database;
  @Inject ServiceTokens tokens;

  @Test
  void theShippedArticlesAreListedWithoutTheirTextAndReadWithIt() {
    as(OTHER, Role.PATIENT)
        .get("/api/v1/documents?size=3&page=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(3))
        .body("items[0].text", nullValue())
        .body("total", greaterThan(90));
    as(OTHER, Role.PATIENT)
        .get("/api/v1/documents/tension-headache")
        .then()
        .statusCode(200)
        .body("title", equalTo("Tension headache"))
        .body("text", containsString("## What you can do"))
        .body("source.url", containsString("https://"))
        .body("version", equalTo(1));
  }

  @Test
  void anUploadIsFoundAtOnceWithACitationAndOnlyInItsTenant() {
    var id =
        upload(
            "text/markdown", "# Quokka fever\n\n## Care\nGive the quokka water.", "Quokka fever");

    var found = ask(CLINIC, "quokka fever care");

    assertThat(found).first().asString().startsWith(id + "@1.");
    assertThat(ask(OTHER, "quokka fever care")).noneMatch(passage -> passage.startsWith(id));
    as(OTHER, Role.ADMIN).get("/api/v1/documents/" + id).then().statusCode(404);
    as(OTHER, Role.ADMIN).delete("/api/v1/documents/" + id).then().statusCode(404);
  }

  @Test
  void theSameTextAgainChangesNothingAndAnotherTextIsANewVersion() {
    var id = upload("text/plain", "The numbat sleeps at night.", "Numbat");

    send("text/plain", "The numbat sleeps at night.".getBytes(StandardCharsets.UTF_8), "Numbat")
        .statusCode(200)
        .body("id", equalTo(id))
        .body("version", equalTo(1));
    send("text/plain", "The numbat eats termites.".getBytes(StandardCharsets.UTF_8), "Numbat")
        .statusCode(200)
        .body("version", equalTo(2));

    assertThat(ask(CLINIC, "numbat termites")).first().isEqualTo(id + "@2.0");
    assertThat(ask(CLINIC, "numbat night")).doesNotContain(id + "@1.0");
    internal(CLINIC)
        .get("/internal/v1/passages/" + id + "@1.0")
        .then()
        .statusCode(200)
        .body("text", equalTo("The numbat sleeps at night."));
    internal(OTHER).get("/internal/v1/passages/" + id + "@1.0").then().statusCode(404);
  }

  @Test
  void aWithdrawnDocumentIsGoneBeforeTheAnswerReturns() {
    var id = upload("text/plain", "The bilby digs spiral burrows.", "Bilby");
    assertThat(ask(CLINIC, "bilby burrows")).contains(id + "@1.0");

    as(CLINIC, Role.ADMIN).delete("/api/v1/documents/" + id).then().statusCode(204);

    assertThat(ask(CLINIC, "bilby burrows")).noneMatch(passage -> passage.startsWith(id));
    as(CLINIC, Role.PATIENT).get("/api/v1/documents/" + id).then().statusCode(404);
  }

  @Test
  void scriptsOfAnHtmlFileAreNeverStored() {
    send(
            "text/html",
            "<title>Echidna</title><script>steal()</script><h2>Food</h2><p>Ants.</p>"
                .getBytes(StandardCharsets.UTF_8),
            null)
        .statusCode(201)
        .body("title", equalTo("Echidna"))
        .body("text", equalTo("## Food\n\nAnts."));
  }

  @Test
  void badFilesAreProblemsAndNothingIsStored() {
    send("application/pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), "Bad")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("cannot be read"));
    send("text/plain", new byte[] {'a', (byte) 0xFF, 'b'}, "Bad")
        .statusCode(400)
        .body("detail", equalTo("The text is not valid UTF-8"));
    send("text/plain", new byte[0], "Bad").statusCode(400);
    send("text/plain", "no title".getBytes(StandardCharsets.UTF_8), null).statusCode(400);
    send("application/msword", new byte[] {1}, "Bad").statusCode(415);
    send("text/plain", "x".repeat(11_000_000).getBytes(StandardCharsets.UTF_8), "Bad")
        .statusCode(413)
        .body("code", equalTo("request.too_large"));
    as(CLINIC, Role.ADMIN)
        .contentType("text/plain")
        .queryParam("title", "Bad")
        .queryParam("sourceUrl", "javascript:alert(1)")
        .body("text")
        .post("/api/v1/documents")
        .then()
        .statusCode(400);

    as(CLINIC, Role.ADMIN)
        .get("/api/v1/documents?size=100")
        .then()
        .body("items.title", not(hasItem("Bad")));
  }

  @Test
  void nobodyButAnAdministratorWrites() {
    for (Role role : new Role[] {Role.PATIENT, Role.CLINICIAN, Role.INSTRUCTOR}) {
      as(CLINIC, role)
          .contentType("text/plain")
          .body("text")
          .post("/api/v1/documents?title=x")
          .then()
          .statusCode(403);
      as(CLINIC, role)
          .contentType("application/x-ndjson")
          .body("{}".getBytes(StandardCharsets.UTF_8))
          .post("/api/v1/documents/import")
          .then()
          .statusCode(403);
      as(CLINIC, role).delete("/api/v1/documents/flu").then().statusCode(403);
    }
    given().get("/api/v1/documents").then().statusCode(401);
  }

  @Test
  void anImportStoresTheGoodLinesAndReportsTheBadOnes() {
    var lines =
        """
        {"id":"imp-1","title":"Wombat","text":"The wombat has cubic droppings."}
        {"id":"imp-2","title":
        {"id":"imp-3","question":"What does a dingo eat?","answer":"Kangaroos.","language":"en"}

        {"id":"imp-4","title":"No text"}
        """;

    importing(lines)
        .body("lines", equalTo(4))
        .body("created", equalTo(2))
        .body("failed", equalTo(2))
        .body("errors.line", equalTo(List.of(2, 5)))
        .body("errors[1].message", equalTo("text is missing"));
    assertThat(ask(CLINIC, "wombat droppings")).first().isEqualTo("imp-1@1.0");

    importing(lines).body("created", equalTo(0)).body("unchanged", equalTo(2));
    importing("{\"id\":\"imp-1\",\"title\":\"Wombat\",\"text\":\"New.\"}")
        .body("revised", equalTo(1));
  }

  @Test
  void anEmptyImportIsAProblem() {
    as(CLINIC, Role.ADMIN)
        .contentType("application/x-ndjson")
        .body("\n\n".getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/documents/import")
        .then()
        .statusCode(400);
  }

  @Test
  void aWriteIsOnTheAuditTrail() {
    long before = outboxRows();

    upload("text/plain", "Audited platypus.", "Platypus");
    long written = outboxRows();
    send("text/plain", "Audited platypus.".getBytes(StandardCharsets.UTF_8), "Platypus");

    assertThat(written).isGreaterThan(before);
    assertThat(outboxRows()).as("a text that stood already is no event").isEqualTo(written);
  }

  @Test
  void aLargeKnowledgeBaseLoadsInReasonableTime() throws IOException {
    var file =
        Path.of(System.getenv().getOrDefault("CARELINE_EVAL", "../../shared/eval"))
            .resolve("kb/medquad.jsonl");
    Assumptions.assumeTrue(Files.exists(file), "no large knowledge base here: set CARELINE_EVAL");
    long from = System.nanoTime();

    given()
        .auth()
        .oauth2(TestTokens.of(new TenantId("doc-large"), UserId.next(), Role.ADMIN))
        .contentType("application/x-ndjson")
        .body(Files.newInputStream(file))
        .post("/api/v1/documents/import")
        .then()
        .statusCode(200)
        .body("lines", equalTo(4073))
        .body("failed", equalTo(0))
        .body("created", equalTo(4073));

    long seconds = (System.nanoTime() - from) / 1_000_000_000L;
    org.jboss.logging.Logger.getLogger(getClass()).infof("4,073 documents in %d s", seconds);
    assertThat(seconds).isLessThan(120);
    assertThat(ask(new TenantId("doc-large"), "treatments for Marburg hemorrhagic fever"))
        .isNotEmpty();
    assertThat(ask(CLINIC, "treatments for Marburg hemorrhagic fever")).isEmpty();
    forget(new TenantId("doc-large"));
  }

  private void forget(TenantId tenant) {
    database.doInTenant(
        tenant,
        handle ->
            handle.execute(
                "update document set withdrawn = true, changed_in = pg_current_xact_id()"
                    + " where tenant_id <> '*'"));
    database.doInTenant(
        tenant,
        handle -> handle.execute("update passage set embeddable = false where tenant_id <> '*'"));
  }

  /** Rows ever put in the outbox; the relay removes them once they are on the bus. */
  private long outboxRows() {
    return database.acrossTenants(
        handle ->
            handle
                .createQuery(
                    "select case when is_called then last_value else 0 end from outbox_id_seq")
                .mapTo(Long.class)
                .one());
  }

  private io.restassured.response.ValidatableResponse importing(String lines) {
    return as(CLINIC, Role.ADMIN)
        .contentType("application/x-ndjson")
        .body(lines.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/documents/import")
        .then()
        .statusCode(200);
  }

  private static String upload(String type, String text, String title) {
    return send(type, text.getBytes(StandardCharsets.UTF_8), title)
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static io.restassured.response.ValidatableResponse send(
      String type, byte[] body, String title) {
    var request = as(CLINIC, Role.ADMIN).contentType(type).body(body);
    if (title != null) {
      request.queryParam("title", title);
    }
    return request.post("/api/v1/documents").then();
  }

  private List<String> ask(TenantId tenant, String question) {
    return internal(tenant)
        .body(Map.of("query", question, "language", "en", "limit", 10))
        .post("/internal/v1/passages/search")
        .then()
        .statusCode(200)
        .extract()
        .path("passages.id");
  }

  private RequestSpecification internal(TenantId tenant) {
    return given()
        .header(ServiceTokens.HEADER, tokens.issue(tenant))
        .contentType("application/json; charset=utf-8");
  }

  private static RequestSpecification as(TenantId tenant, Role role) {
    return given().auth().oauth2(TestTokens.of(tenant, UserId.next(), role));
  }
}
