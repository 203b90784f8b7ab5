package org.careline.systemtests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the security document calls shown is shown: the tests it names exist. */
class SecurityDocumentTest {

  private static final Path ROOT =
      Path.of(System.getenv().getOrDefault("CARELINE_ROOT", "..")).toAbsolutePath().normalize();
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  @Test
  void everyTestItNamesExists() throws IOException {
    Map<String, List<Path>> tests = tests();
    List<MatchResult> named =
        NAMED.matcher(Files.readString(ROOT.resolve("docs/security.md"))).results().toList();

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(named)
        .allSatisfy(
            name ->
                assertThat(tests.getOrDefault(name.group(1), List.of()))
                    .as(name.group())
                    .anyMatch(file -> holds(file, Optional.ofNullable(name.group(2)))));
  }

  private static boolean holds(Path file, Optional<String> method) {
    try {
      String source = Files.readString(file);
      return method.map(name -> source.contains("void " + name + "(")).orElse(true);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, List<Path>> tests() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(SecurityDocumentTest::below)
          .collect(
              Collectors.groupingBy(name -> name.getFileName().toString().replace(".java", "")));
    }
  }

  private static Stream<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
