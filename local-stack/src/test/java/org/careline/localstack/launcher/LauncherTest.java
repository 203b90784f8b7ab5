package org.careline.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careline.localstack.FreePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a copied checkout, on machines that lack something. */
class LauncherTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path SOURCES = Path.of("local-stack/src/main/launcher");

  @TempDir Path root;
  @TempDir Path machine;
  private final Map<String, String> environment = new HashMap<>();

  record Outcome(int code, String out, String error) {}

  @BeforeEach
  void copyTheLauncher() throws IOException {
    Files.createDirectories(root.resolve(SOURCES));
    Files.copy(REPOSITORY.resolve("careline"), root.resolve("careline"));
    try (var parts = Files.list(REPOSITORY.resolve(SOURCES))) {
      for (Path part : parts.toList()) {
        Files.copy(part, root.resolve(SOURCES).resolve(part.getFileName()));
      }
    }
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    for (String module : modules()) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
    }
    environment.put("CARELINE_JVM_FOLDERS", machine.resolve("jvm").toString());
    environment.put("CARELINE_MIN_MEMORY_MB", "1");
    List.of(
            "GATEWAY AUTH INFERENCE RAG ANOMALY ESCALATION ANALYTICS POSTGRES KAFKA REDIS"
                .split(" "))
        .forEach(this::movePort);
    movePort("KAFKA_CONTROLLER");
    movePort("GATEWAY_MANAGEMENT");
    installJdk("25.0.1");
  }

  private static List<String> modules() {
    return List.of(
        ("local-stack auth-service rag-service inference-service anomaly-service"
                + " escalation-service analytics-service chat-gateway")
            .split(" "));
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    environment.put("CARELINE_JVM_FOLDERS", machine.resolve("nothing-here").toString());

    assertRefusal(careline("up"), "JDK 25 is needed and no JDK was found: install one");
  }

  @Test
  void withAnOldJdkItSaysWhichItFound() throws Exception {
    environment.put("CARELINE_JVM_FOLDERS", machine.resolve("old").toString());
    writeJdk(machine.resolve("old/jdk-17"), "17.0.15");

    assertRefusal(careline("up"), "JDK 25 is needed and the newest found is JDK 17");
  }

  @Test
  void aTakenPortIsNamedWithTheVariableThatMovesIt() throws Exception {
    try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(holder.getLocalPort());
      environment.put("CARELINE_PORT_RAG", port);

      assertRefusal(
          careline("up"), "port " + port + " (rag-service) is taken", "CARELINE_PORT_RAG");
    }
  }

  @Test
  void tooLittleMemoryIsAReasonNotToStart() throws Exception {
    environment.put("CARELINE_MIN_MEMORY_MB", "99999999");

    assertRefusal(careline("up"), "99999999 MB of free memory are needed and");
  }

  @Test
  void anOldNodeIsNamedBeforeTheWebAppIsBuilt() throws Exception {
    putOnThePath("mvn", "echo 'Apache Maven 3.9.11 (abc)'");
    putOnThePath("node", "echo v18.19.0");

    assertRefusal(
        careline("up"), "Node 20 or newer is needed to build the web app and node is 18.19.0");
  }

  @Test
  void anOldMavenThatCannotFetchANewerOneIsNamed() throws Exception {
    putOnThePath("mvn", "[ \"$1\" = --version ] && echo 'Apache Maven 3.8.7' || exit 1");

    assertRefusal(careline("up"), "Maven is 3.8.7 and 3.9.11 could not be fetched");
  }

  @Test
  void aFailedBuildShowsItsLastLines() throws Exception {
    putOnThePath(
        "mvn",
        "[ \"$1\" = --version ] && echo 'Apache Maven 3.9.11' || { echo '[ERROR] no such type'; exit 1; }");
    putOnThePath("node", "echo v20.1.0");
    putOnThePath("npm", "echo 11");

    var outcome = careline("up");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).contains("fail build", "| [ERROR] no such type");
  }

  @Test
  void aPortThatIsNoNumberAndAnUnknownWordAreRefused() throws Exception {
    assertRefusal(careline("upp"), "there is no command 'upp'");
    assertRefusal(careline("up", "--fast"), "up does not know '--fast'");
    environment.put("CARELINE_PORT_AUTH", "80a");
    assertRefusal(careline("status"), "CARELINE_PORT_AUTH must be a port number");
  }

  @Test
  void statusOfAStackThatNeverRanSaysSo() throws Exception {
    var outcome = careline("status");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out()).contains("Careline is not running");
    assertThat(careline("down").out()).contains("Careline was not running");
  }

  @Test
  void aModuleIsStaleWhenItOrALibraryItUsesChanged() throws Exception {
    Files.createDirectories(root.resolve("chassis/src/main"));
    Files.writeString(
        root.resolve("chassis/pom.xml"), "<project><artifactId>chassis</artifactId></project>");
    Files.writeString(
        root.resolve("rag-service/pom.xml"), "<project><artifactId>chassis</artifactId></project>");
    var rag = stampOf("rag-service");
    var auth = stampOf("auth-service");
    assertThat(stampOf("rag-service")).isEqualTo(rag);

    Files.writeString(root.resolve("chassis/src/main/Outbox.java"), "class Outbox {}");

    assertThat(stampOf("rag-service")).isNotEqualTo(rag);
    assertThat(stampOf("auth-service")).isEqualTo(auth);
  }

  @Test
  void testsAreCountedFromAllReports() throws Exception {
    report(
        "safety/target/surefire-reports/TEST-a.xml",
        "tests=\"7\" errors=\"1\" skipped=\"2\" failures=\"1\"");
    report(
        "auth-service/target/failsafe-reports/TEST-b.xml",
        "tests=\"3\" errors=\"0\" skipped=\"0\" failures=\"0\"");
    Files.writeString(
        Files.createDirectories(root.resolve("chat-gateway/target")).resolve("vitest-junit.xml"),
        """
        <testsuites name="vitest tests" tests="5" failures="1" errors="0">
            <testsuite name="a" tests="2" failures="0" errors="0" skipped="0">
            </testsuite>
            <testsuite name="b" tests="3" failures="1" errors="0" skipped="0">
            </testsuite>
        </testsuites>
        """);

    var counts = inShell("count_tests");

    assertThat(counts.out().trim()).isEqualTo("10 3");
  }

  private void report(String path, String attributes) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "<?xml version=\"1.0\"?>\n<testsuite xmlns:x=\"y\" name=\"t\" "
            + attributes
            + ">\n<testcase><system-out>&lt;testsuite tests=\"99\"&gt;</system-out></testcase></testsuite>");
  }

  private String stampOf(String module) throws Exception {
    return inShell("stamp_of " + module).out();
  }

  private Outcome inShell(String command) throws Exception {
    var sources = root.resolve(SOURCES);
    var script =
        "set -euo pipefail; ROOT='%s'; STAMPS=/tmp; LOGS=/tmp; . '%s/build.sh'; . '%s/verify.sh'; %s"
            .formatted(root, sources, sources, command);
    return run(List.of("bash", "-c", script));
  }

  private Outcome careline(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("bash", root.resolve("careline").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private Outcome run(List<String> command) throws Exception {
    var out = Files.createTempFile(machine, "out", "");
    var error = Files.createTempFile(machine, "error", "");
    var builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_HOME");
    builder.environment().putAll(environment);
    var path = machine.resolve("bin") + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    builder.redirectOutput(out.toFile()).redirectError(error.toFile());
    int code = builder.start().waitFor();
    return new Outcome(code, Files.readString(out), Files.readString(error));
  }

  private static void assertRefusal(Outcome outcome, String... parts) {
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.error()).startsWith("careline: ").contains(parts);
    assertThat(outcome.error().trim().lines()).hasSize(1);
  }

  private void movePort(String component) {
    environment.put("CARELINE_PORT_" + component, Integer.toString(FreePort.find()));
  }

  private void installJdk(String version) throws IOException {
    writeJdk(machine.resolve("jvm/jdk"), version);
  }

  private static void writeJdk(Path folder, String version) throws IOException {
    executable(folder.resolve("bin/java"), "exit 9");
    executable(folder.resolve("bin/javac"), "exit 9");
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private void putOnThePath(String program, String script) throws IOException {
    executable(machine.resolve("bin").resolve(program), script);
  }

  private static void executable(Path file, String script) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n", StandardCharsets.UTF_8);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
