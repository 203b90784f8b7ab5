package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.account.AccountEvent.AccountRegistered;
import org.careline.contracts.account.AccountEvent.SessionRevoked;
import org.careline.contracts.account.AccountEvent.SessionStarted;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Counts registrations. */
@ApplicationScoped
class AccountCounts implements EventCounter<AccountEvent> {

  private final RollupRepository rollups;

  AccountCounts(RollupRepository rollups) {
    this.rollups = rollups;
  }

  @Override
  public Topic<AccountEvent> topic() {
    return Topics.ACCOUNTS;
  }

  @Override
  public String name() {
    return "account-counts";
  }

  @Override
  public void handle(Event<AccountEvent> event) {
    rollups.add(name(), event, rollup(event));
  }

  @Override
  public Rollup rollup(Event<AccountEvent> event) {
    Rollup rollup = Rollup.at(event.time());
    return switch (event.data()) {
      case AccountRegistered registered -> rollup.count(Metric.REGISTRATIONS);
      case SessionStarted started -> rollup;
      case SessionRevoked revoked -> rollup;
    };
  }
}
