package org.careline.rag.retrieval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.rag.Embedded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class RebuildQuarkusTest {

  private static final String PATH = "/api/v1/documents/index/rebuild";

  @Inject Database database;
  @Inject KnowledgeSearch search;
  @Inject ServiceTokens tokens;

  @BeforeEach
  void everythingIsEmbedded() {
    Embedded.all(database, search);
  }

  @Test
  void theSameQuestionFindsTheSameBeforeDuringAndAfterARebuild() throws InterruptedException {
    List<String> before = find();
    assertThat(before).isNotEmpty();
    var over = new AtomicBoolean();
    var seen = new ConcurrentLinkedQueue<List<String>>();
    var searching =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    seen.add(find());
                  }
                });

    var answer = as(Role.ADMIN).post(PATH).then().statusCode(200).extract().jsonPath();
    over.set(true);
    searching.join();

    assertThat(answer.getLong("passages")).isGreaterThan(100);
    assertThat(answer.getString("knowledgeVersion")).matches("k[1-9]\\d*");
    assertThat(seen).isNotEmpty().containsOnly(before);
    assertThat(find()).isEqualTo(before);
  }

  @Test
  void aRebuildAskedOfOneReplicaReachesTheOthers() {
    var other = new RebuildOrders(database);
    other.isNew();
    assertThat(other.isNew()).isFalse();

    as(Role.ADMIN).post(PATH).then().statusCode(200);

    assertThat(other.isNew()).isTrue();
    assertThat(other.isNew()).isFalse();
  }

  @Test
  void onlyAdministratorsMayRebuild() {
    as(Role.CLINICIAN).post(PATH).then().statusCode(403).body("code", equalTo("access.denied"));
    given().post(PATH).then().statusCode(401);
  }

  private List<String> find() {
    return given()
        .header(ServiceTokens.HEADER, tokens.issue(TestTokens.TENANT))
        .contentType("application/json")
        .body(Map.of("query", "tension headache", "language", "en", "limit", 5))
        .post("/internal/v1/passages/search")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("passages.id");
  }

  private static io.restassured.specification.RequestSpecification as(Role role) {
    return given().auth().oauth2(TestTokens.of(UserId.next(), role));
  }
}
