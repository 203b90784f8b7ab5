package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.caseload.CaseState;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.caseload.StaffMember;
import org.careline.escalation.mattermost.ActionSeal.Action;
import org.careline.escalation.sbar.HandOver;
import org.careline.escalation.sbar.Sbar;
import org.careline.escalation.sbar.SbarWriter;

/** Writes a case's card: the hand-over and what can be done now. */
@ApplicationScoped
class CardWriter {

  static final String ACCEPT = "accept";
  static final String HAND_BACK = "handback";
  static final String RESOLVE = "resolve";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final MattermostConfig config;
  private final ActionSeal seal;
  private final Clock clock;

  CardWriter(MattermostConfig config, ActionSeal seal, Clock clock) {
    this.config = config;
    this.seal = seal;
    this.clock = clock;
  }

  Card write(TenantId tenant, EscalationCase item) {
    String title =
        "%s %s: %s"
            .formatted(item.risk().level(), item.risk().reason().replace('/', ' '), standing(item));
    Map<String, Object> attachment =
        Map.of(
            "fallback",
            title,
            "color",
            item.risk().level() == RiskLevel.CRITICAL ? "#c02020" : "#d08000",
            "title",
            "Case " + item.id(),
            "title_link",
            deskLink(item),
            "text",
            text(item),
            "actions",
            actions(tenant, item));
    return new Card(title, Map.of("attachments", List.of(attachment)));
  }

  String deskLink(EscalationCase item) {
    return config.publicUrl() + "/desk/" + item.id();
  }

  private String standing(EscalationCase item) {
    return switch (item.state()) {
      case CaseState.Open _ -> "waits since " + TIME.format(item.progress().openedAt());
      case CaseState.Offered offered ->
          "waits since %s, offered %d times"
              .formatted(TIME.format(item.progress().openedAt()), offered.attempt());
      case CaseState.Accepted accepted -> "with " + name(accepted.by());
      case CaseState.HandedBack back -> "handed back by " + name(back.by());
      case CaseState.Resolved end ->
          "resolved by %s, %s".formatted(name(end.by()), label(end.disposition()));
    };
  }

  private String text(EscalationCase item) {
    HandOver known = item.handOver(clock.instant());
    Sbar sbar = SbarWriter.write(config.patientText() ? known : known.withoutWords());
    List<String> lines = new ArrayList<>();
    if (config.patientText() && !item.patient().name().isEmpty()) {
      lines.add("**Patient** " + plain(item.patient().name().reveal()));
    }
    lines.add("**Situation** " + plain(sbar.situation()));
    lines.add("**Background** " + plain(sbar.background()));
    lines.add("**Assessment** " + plain(sbar.assessment()));
    lines.add("**Recommendation** " + sbar.recommendation());
    return String.join("\n", lines);
  }

  private List<Map<String, Object>> actions(TenantId tenant, EscalationCase item) {
    List<Map<String, Object>> possible = new ArrayList<>();
    switch (item.state()) {
      case CaseState.Open _, CaseState.Offered _ ->
          possible.add(button(tenant, item, ACCEPT, "Accept"));
      case CaseState.Accepted _ -> {
        possible.add(button(tenant, item, HAND_BACK, "Hand back"));
        possible.add(resolve(tenant, item));
      }
      case CaseState.HandedBack _ -> {
        possible.add(button(tenant, item, ACCEPT, "Accept again"));
        possible.add(resolve(tenant, item));
      }
      case CaseState.Resolved _ -> {}
    }
    return possible;
  }

  private Map<String, Object> button(
      TenantId tenant, EscalationCase item, String action, String name) {
    return Map.of(
        "id",
        action,
        "type",
        "button",
        "name",
        name,
        "style",
        action.equals(ACCEPT) ? "primary" : "default",
        "integration",
        integration(tenant, item, action));
  }

  private Map<String, Object> resolve(TenantId tenant, EscalationCase item) {
    List<Map<String, String>> options =
        Arrays.stream(Disposition.values())
            .map(value -> Map.of("text", label(value), "value", value.name()))
            .toList();
    return Map.of(
        "id",
        RESOLVE,
        "type",
        "select",
        "name",
        "Resolve as...",
        "options",
        options,
        "integration",
        integration(tenant, item, RESOLVE));
  }

  private Map<String, Object> integration(TenantId tenant, EscalationCase item, String action) {
    return Map.of(
        "url",
        config.publicUrl() + "/api/v1/integrations/mattermost/actions",
        "context",
        seal.context(new Action(action, tenant, item.id())));
  }

  private static String label(Disposition disposition) {
    return disposition.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String name(StaffMember member) {
    return plain(member.name());
  }

  /** So that nobody's text is read as markup, or calls a channel. */
  static String plain(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]()#|~>!])", "\\\\$1").replace("@", "@\u200b");
  }
}
