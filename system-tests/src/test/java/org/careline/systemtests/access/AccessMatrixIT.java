package org.careline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.careline.systemtests.access.Expectation.Credential;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every cell of the access matrix, asked through the gateway. */
class AccessMatrixIT {

  private static final Duration SOON = Duration.ofSeconds(40);
  private static final AccessMatrix MATRIX = AccessMatrix.read();

  private static Stack stack;
  private static Callers callers;
  private static Door door;

  @BeforeAll
  static void start() throws Exception {
    stack = Stack.in(Stack.Mode.EXTRACTIVE);
    callers = new Callers(stack);
    door = new Door(stack.base());
  }

  @Test
  void everyRoleGetsOnEveryEndpointWhatTheMatrixSays() {
    var cells = new SoftAssertions();
    for (Expectation row : MATRIX.rows()) {
      String path = nothing(row.endpoint());
      for (Role role : Role.values()) {
        String token = row.endsSession() ? callers.fresh(role) : callers.token(role);
        cells
            .assertThat(door.knock(row, path, Optional.of(token)))
            .as("%s as %s", row.endpoint(), role)
            .isEqualTo(row.of(role));
      }
    }
    cells.assertAll();
  }

  @Test
  void noBadTokenOpensAnything() {
    var cells = new SoftAssertions();
    for (Expectation row : MATRIX.rows()) {
      for (Credential bad : Credential.bad()) {
        if (row.everyone() && bad == Credential.REVOKED) {
          continue; // the edge refuses an ended session everywhere
        }
        cells
            .assertThat(door.knock(row, nothing(row.endpoint()), callers.token(bad)))
            .as("%s with a token that is %s", row.endpoint(), bad)
            .isEqualTo(row.without(bad));
      }
    }
    cells.assertAll();
  }

  @Test
  void whatBelongsToAPatientIsSeenByWhomTheMatrixNamesAndByNoOtherTenant() {
    Session owner =
        stack
            .careline()
            .register(
                UUID.randomUUID() + "@example.org", "a quiet river at dawn", "Olga Owner", "en");
    Map<String, String> mine = thingsOf(owner);
    UUID ownerId = UUID.fromString(owner.get("/api/v1/users/me").expect(200).path("id").asText());
    var cells = new SoftAssertions();
    for (Expectation row : MATRIX.withResource()) {
      String path =
          row.endpoint()
              .path()
              .replace("{id}", mine.get(row.resource().orElseThrow()))
              .replace("{message}", mine.get("answer"));
      for (String column : AccessMatrix.OWNERS) {
        String token =
            switch (column) {
              case "OWNER" -> owner.token();
              case "FOREIGN" -> callers.foreign(ownerId, row.may());
              default -> callers.token(Role.valueOf(column));
            };
        if (column.equals("OWNER") && row.endpoint().method().equals("DELETE")) {
          continue; // comes last, when all others were refused
        }
        cells
            .assertThat(door.knock(row, path, Optional.of(token)))
            .as("%s as %s", row.endpoint(), column)
            .isEqualTo(row.real(column));
      }
      if (row.endpoint().method().equals("DELETE")) {
        cells
            .assertThat(door.knock(row, path, Optional.of(owner.token())))
            .as("%s as OWNER", row.endpoint())
            .isEqualTo(row.real("OWNER"));
      }
    }
    cells.assertAll();
  }

  @Test
  void neitherInternalNorManagementPathsAreReachedThroughTheGateway() {
    String admin = callers.token(Role.ADMIN);
    var internal =
        EndpointScan.of(Stack.root()).stream()
            .filter(Endpoint::isInternal)
            .map(AccessMatrixIT::nothing);
    var management =
        List.of(
            "/q", "/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/dev", "/q/arc");
    List<String> paths = java.util.stream.Stream.concat(internal, management.stream()).toList();

    assertThat(paths)
        .hasSizeGreaterThan(management.size())
        .allSatisfy(
            path -> {
              assertThat(door.get(path, Map.of())).isEqualTo(404);
              assertThat(door.get(path, Map.of("Authorization", "Bearer " + admin))).isEqualTo(404);
              assertThat(door.get(path, Map.of("Careline-Service-Token", admin))).isEqualTo(404);
            });
  }

  private static String nothing(Endpoint endpoint) {
    return endpoint.path().replaceAll("\\{\\w+}", UUID.randomUUID().toString());
  }

  /** A conversation with an answer, the case and the interaction it led to. */
  private static Map<String, String> thingsOf(Session owner) {
    JsonNode sent = owner.send(null, "I have crushing chest pain and my left arm is numb");
    String conversation = sent.path("conversationId").asText();
    Session clinician = stack.signIn("clinician");
    Session reviewer = stack.signIn("reviewer");
    String found = "conversationId";
    var item =
        await()
            .atMost(SOON)
            .until(
                () -> first(clinician, "/api/v1/cases?state=open", found, conversation),
                Optional::isPresent);
    var flagged =
        await()
            .atMost(SOON)
            .until(
                () -> first(reviewer, "/api/v1/interactions?state=PENDING", found, conversation),
                Optional::isPresent);
    return Map.of(
        "conversation", conversation,
        "answer", sent.path("reply").path("messageId").asText(),
        "case", item.orElseThrow().path("id").asText(),
        "interaction", flagged.orElseThrow().path("id").asText());
  }

  private static Optional<JsonNode> first(Session who, String path, String field, String value) {
    for (JsonNode item : who.get(path).expect(200).path("items")) {
      if (item.path(field).asText().equals(value)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
