package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.escalation.CaseEvent.CaseHandedBack;
import org.careline.contracts.escalation.CaseEvent.CaseOffered;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.escalation.CaseEvent.CaseResolved;
import org.careline.contracts.escalation.CaseEvent.StaffMessageSent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Counts cases, those still open, and how long patients waited for a human. */
@ApplicationScoped
class CaseCounts implements EventCounter<CaseEvent> {

  private final RollupRepository rollups;

  CaseCounts(RollupRepository rollups) {
    this.rollups = rollups;
  }

  @Override
  public Topic<CaseEvent> topic() {
    return Topics.CASES;
  }

  @Override
  public String name() {
    return "case-counts";
  }

  @Override
  public void handle(Event<CaseEvent> event) {
    rollups.add(name(), event, rollup(event));
  }

  @Override
  public Rollup rollup(Event<CaseEvent> event) {
    Rollup rollup = Rollup.at(event.time());
    return switch (event.data()) {
      case CaseOpened opened ->
          rollup.count(Metric.CASES).caseOpened(opened.caseId().value(), opened.at());
      case CaseOffered offered -> rollup;
      case CaseAccepted accepted ->
          rollup.latency(
              Metric.ACCEPT_MILLIS, Duration.between(accepted.openedAt(), accepted.at()));
      case StaffMessageSent sent -> rollup.count(Metric.REPLY_SOURCE, "staff");
      case CaseHandedBack handedBack -> rollup;
      case CaseResolved resolved ->
          rollup.count(Metric.RESOLVED_CASES).caseClosed(resolved.caseId().value(), resolved.at());
    };
  }
}
