package org.careline.auth.session;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Removes sessions that are long over, so that the store holds no history of who came when. */
@ApplicationScoped
class ForgetSessions {

  private static final Duration AFTER_THE_END = Duration.ofDays(30);

  private final SessionRepository sessions;

  ForgetSessions(SessionRepository sessions) {
    this.sessions = sessions;
  }

  @Scheduled(every = "6h", delayed = "5m")
  @RunOnVirtualThread
  void forget() {
    sessions.forget(AFTER_THE_END);
  }
}
