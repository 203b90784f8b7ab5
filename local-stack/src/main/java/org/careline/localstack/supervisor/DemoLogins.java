package org.careline.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The seeded logins of a demo stack; all share one generated password. */
record DemoLogins(String password) {
  static final List<String> NAMES =
      List.of("patient", "clinician", "clinician2", "reviewer", "admin", "student", "instructor");

  static String email(String name) {
    return name + "@demo.careline";
  }

  void write(Path file) throws IOException {
    PrivateFile.write(file, json());
  }

  String json() {
    return NAMES.stream()
        .map(
            name ->
                "  \"%s\": {\"email\": \"%s\", \"password\": \"%s\"}"
                    .formatted(name, email(name), password))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }
}
