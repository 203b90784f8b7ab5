package org.careline.systemtests.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.careline.systemtests.observability.Monitoring.Alert;
import org.junit.jupiter.api.Test;

/** The rules, runbooks and dashboards hold together, and promtool agrees. */
class MonitoringTest {

  private static final Pattern ALERT_TESTED = Pattern.compile("alertname=\"(\\w+)\"");

  @Test
  void everyAlertSaysHowBadItIsAndLeadsToItsRunbook() {
    assertThat(Monitoring.alerts())
        .isNotEmpty()
        .allSatisfy(
            alert -> {
              assertThat(alert.labels().get("severity")).isIn("critical", "warning");
              assertThat(alert.annotation("summary")).isNotBlank();
              assertThat(alert.annotation("description")).isNotBlank();
              assertThat(alert.annotation("runbook_url"))
                  .isEqualTo("docs/runbooks/" + alert.name() + ".md");
              assertThat(Monitoring.RUNBOOKS.resolve(alert.name() + ".md"))
                  .content()
                  .startsWith("# " + alert.name() + "\n")
                  .contains("## For patients", "## Confirm", "## Do");
            });
  }

  @Test
  void everyRunbookBelongsToAnAlert() {
    assertThat(Monitoring.files(Monitoring.RUNBOOKS, ".md"))
        .extracting(file -> file.getFileName().toString().replace(".md", ""))
        .containsExactlyInAnyOrderElementsOf(
            Monitoring.alerts().stream().map(Alert::name).distinct().toList());
  }

  @Test
  void everyAlertIsSeenToFireAndToBeQuiet() {
    List<String> fires = new ArrayList<>();
    List<String> quiet = new ArrayList<>();
    for (Path file : Monitoring.ruleTests()) {
      for (Map<?, ?> test : Monitoring.maps(Monitoring.yaml(file), "tests")) {
        Map<?, ?> expected = Monitoring.maps(test, "promql_expr_test").getFirst();
        var alert = ALERT_TESTED.matcher(expected.get("expr").toString());
        assertThat(alert.find()).as(test.get("name").toString()).isTrue();
        Object value = Monitoring.maps(expected, "exp_samples").getFirst().get("value");
        (value.equals(1) ? fires : quiet).add(alert.group(1));
      }
    }
    var names = Monitoring.alerts().stream().map(Alert::name).distinct().toList();
    assertThat(fires).containsAll(names);
    assertThat(quiet).containsAll(names);
  }

  @Test
  void promtoolFindsTheRulesSoundAndTheAlertsRight() throws Exception {
    assumeTrue(
        Tool.installed("promtool"), "promtool is not installed: Debian package prometheus has it");

    List<String> check = new ArrayList<>(List.of("promtool", "check", "rules"));
    Monitoring.rules().forEach(file -> check.add(file.toString()));
    assertThat(Tool.run(check)).satisfies(Tool.Outcome::succeeded);

    List<String> test = new ArrayList<>(List.of("promtool", "test", "rules"));
    Monitoring.ruleTests().forEach(file -> test.add(file.toString()));
    assertThat(Tool.run(test)).satisfies(Tool.Outcome::succeeded);

    Path config = Monitoring.FOLDER.resolve("prometheus/prometheus.yml");
    assertThat(Tool.run(List.of("promtool", "check", "config", config.toString())))
        .satisfies(Tool.Outcome::succeeded);
  }

  @Test
  void promtoolWouldHaveNoticedAnAlertThatNeverFires() throws Exception {
    assumeTrue(
        Tool.installed("promtool"), "promtool is not installed: Debian package prometheus has it");
    Path folder = Files.createTempDirectory("planted");
    Files.createDirectories(folder.resolve("rules"));
    Files.createDirectories(folder.resolve("tests"));
    copy("rules/cases.yaml", folder, "> 180", "> 180000");
    copy("tests/cases.yaml", folder, "unchanged", "unchanged");

    var outcome =
        Tool.run(
            List.of("promtool", "test", "rules", folder.resolve("tests/cases.yaml").toString()));

    assertThat(outcome.code()).isNotZero();
  }

  @Test
  void theDashboardsAreWhatTheirSourceSays() throws Exception {
    assumeTrue(Tool.installed("node"), "node is not installed");
    String build = Monitoring.FOLDER.resolve("grafana/build.mjs").toString();
    assertThat(Tool.run(List.of("node", build, "--check"))).satisfies(Tool.Outcome::succeeded);
  }

  @Test
  void everyPanelIsExplainedAndHasAUnit() {
    for (Path dashboard : Monitoring.dashboards()) {
      assertThat(Monitoring.panels(dashboard)).isNotEmpty().allSatisfy(MonitoringTest::explained);
    }
  }

  private static void explained(JsonNode panel) {
    assertThat(panel.path("title").asText()).isNotBlank();
    assertThat(panel.path("description").asText()).isNotBlank();
    assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText()).isNotBlank();
    assertThat(panel.path("targets")).isNotEmpty();
  }

  private static void copy(String file, Path to, String before, String after) throws IOException {
    String text = Monitoring.read(Monitoring.FOLDER.resolve("prometheus").resolve(file));
    Files.writeString(to.resolve(file), text.replace(before, after));
  }
}
