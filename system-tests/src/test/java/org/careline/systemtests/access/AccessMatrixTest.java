package org.careline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AccessMatrixTest {

  private static final Path ROOT =
      Path.of(System.getenv().getOrDefault("CARELINE_ROOT", "..")).toAbsolutePath().normalize();

  @Test
  void everyEndpointInTheCodeHasItsExpectationAndNoOtherHas() {
    var declared = EndpointScan.of(ROOT);
    declared.removeIf(Endpoint::isInternal);

    assertThat(declared).hasSizeGreaterThan(40);
    assertThat(AccessMatrix.read().rows())
        .extracting(Expectation::endpoint)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void theScanReadsClassAndMethodPathsAndSockets() {
    var found = new TreeSet<Endpoint>();

    EndpointScan.collect(
        """
        /** About {@code @Path}. */
        @Path("/api/v1/things")
        @RolesAllowed({Role.Name.ADMIN, Role.Name.REVIEWER})
        public class ThingResource {
          record Body(@Size(max = 3) String text) {}

          @GET
          @Path("{id}")
          public Map<String, List<Thing>> one(@PathParam("id") UUID id) {}

          @Consumes({"text/plain", "a/b"})
          @POST
          void add() {}
        }
        """,
        found);
    EndpointScan.collect("@WebSocket(path = \"/ws\")\nclass Socket {}", found);

    assertThat(found)
        .extracting(Endpoint::toString)
        .containsExactly("POST /api/v1/things", "GET /api/v1/things/{id}", "WS /ws");
  }

  @Test
  void whatBelongsToSomebodyIsAskedByEveryKindOfCaller() {
    assertThat(AccessMatrix.read().rows())
        .filteredOn(
            row ->
                row.endpoint()
                    .path()
                    .matches(".*/(conversations|cases|interactions|reviews)/\\{.*"))
        .isNotEmpty()
        .allMatch(row -> row.resource().isPresent());
  }

  /** {@code CARELINE_WRITE=true} writes the document anew. */
  @Test
  void theDocumentSaysWhatTheExpectationsSay() throws IOException {
    Path document = ROOT.resolve("docs/access-matrix.md");
    String now = AccessMatrix.read().markdown();
    if (Boolean.parseBoolean(System.getenv("CARELINE_WRITE"))) {
      Files.writeString(document, now);
    }

    assertThat(document).hasContent(now);
  }
}
