package org.careline.anomaly.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.safety.Assessment;
import org.careline.safety.SafetyEngine;
import org.careline.safety.Screenings;
import org.careline.safety.Turn;
import org.careline.safety.UserTurn;
import org.careline.safety.text.Language;

/**
 * Finds risks. What the gateway's screen already found stays, since a later layer may only raise.
 */
@ApplicationScoped
public class Analyst {

  private final SafetyEngine engine = SafetyEngine.standard();

  public List<Finding> message(MessageReceived message) {
    List<Turn> earlier =
        message.window().stream()
            .map(
                turn -> new Turn(Turn.Speaker.valueOf(turn.speaker().name()), turn.text().reveal()))
            .toList();
    Assessment assessment =
        engine.assessUserTurn(
            UserTurn.of(message.text().reveal()).after(earlier).in(message.language()));
    return merge(message.screening().findings(), findings(assessment));
  }

  public List<Finding> reply(ReplyCompleted reply, String language) {
    if (reply.source() == ReplySource.SCRIPT) {
      return List.of();
    }
    Assessment assessment =
        engine.assessReply(reply.text().reveal(), Language.of(language).orElse(Language.EN));
    List<Finding> found = new ArrayList<>(merge(reply.safety().findings(), findings(assessment)));
    if (reply.source() == ReplySource.MODEL && reply.citations().isEmpty()) {
      found.add(ungrounded());
    }
    return found;
  }

  private static Finding ungrounded() {
    return new Finding(
        "UNGROUNDED_CLAIM",
        "no-source",
        RiskLevel.LOW,
        0.5,
        List.of(),
        "reply.no-citation",
        "A model answered without naming any source",
        Optional.empty());
  }

  private static List<Finding> merge(List<Finding> screened, List<Finding> analysed) {
    List<Finding> all = new ArrayList<>(screened);
    analysed.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
    return List.copyOf(all);
  }

  private static List<Finding> findings(Assessment assessment) {
    return Screenings.of(assessment).findings();
  }
}
