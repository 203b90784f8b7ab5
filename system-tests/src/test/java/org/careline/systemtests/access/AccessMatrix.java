package org.careline.systemtests.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careline.systemtests.access.Expectation.Credential;
import org.yaml.snakeyaml.Yaml;

/** All expectations, and the document made of them. */
record AccessMatrix(List<Expectation> rows) {

  static final List<String> OWNERS =
      List.of(
          "OWNER", "PATIENT", "STUDENT", "INSTRUCTOR", "REVIEWER", "FOREIGN", "CLINICIAN", "ADMIN");

  static AccessMatrix read() {
    try (InputStream in = AccessMatrix.class.getResourceAsStream("/access/endpoints.yaml")) {
      List<Map<String, Object>> entries = new Yaml().load(in);
      return new AccessMatrix(entries.stream().map(Expectation::from).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Expectation> withResource() {
    return rows.stream().filter(row -> row.resource().isPresent()).toList();
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Who may call what");
    lines.add("");
    lines.add(
        "Written by `AccessMatrixTest` from `system-tests/src/test/resources/access/endpoints.yaml`,"
            + " which must name every endpoint in the code. `AccessMatrixIT` asks the running system"
            + " through the gateway and holds each cell equal to the answer.");
    lines.add("");
    lines.add("## By role");
    lines.add("");
    lines.add(
        "The status each caller gets. Requests name nothing that exists or carry an empty body,"
            + " so 400 and 404 mean \"let in\"; 101 is an opened socket. A bad token is none,"
            + " an expired one, one signed by a stranger, an unsigned one, or one of an ended"
            + " session: all answer alike.");
    lines.add("");
    header(lines, "bad token", names());
    rows.forEach(row -> lines.add(byRole(row)));
    lines.add("");
    lines.add("## By owner and tenant");
    lines.add("");
    lines.add(
        "For a thing that exists and belongs to a patient. The columns are asked from left to"
            + " right, each endpoint on one thing: 409 is the second of two who were both let in."
            + " FOREIGN is somebody of another tenant with every role.");
    lines.add("");
    header(lines, "of", OWNERS);
    withResource().forEach(row -> lines.add(byOwner(row)));
    lines.add("");
    lines.add("## Never through the gateway");
    lines.add("");
    lines.add(
        "`/internal/**` and `/q/**` answer 404 to everybody, whatever token or service token they"
            + " bring.");
    return String.join("\n", lines) + "\n";
  }

  private static List<String> names() {
    return java.util.Arrays.stream(Role.values()).map(Role::name).toList();
  }

  private static void header(List<String> lines, String second, List<String> columns) {
    StringBuilder head = new StringBuilder("| endpoint | ").append(second);
    StringBuilder rule = new StringBuilder("|---|---");
    for (String column : columns) {
      head.append(" | ").append(column);
      rule.append("|---");
    }
    lines.add(head.append(" |").toString());
    lines.add(rule.append('|').toString());
  }

  private static String byRole(Expectation row) {
    StringBuilder line = new StringBuilder("| `" + row.endpoint() + "` | ");
    line.append(row.without(Credential.NONE));
    for (Role role : Role.values()) {
      line.append(" | ").append(row.of(role));
    }
    return line.append(" |").toString();
  }

  private static String byOwner(Expectation row) {
    StringBuilder line = new StringBuilder("| `" + row.endpoint() + "` | ");
    line.append(row.resource().orElseThrow());
    for (String column : OWNERS) {
      line.append(" | ").append(row.real(column));
    }
    return line.append(" |").toString();
  }
}
