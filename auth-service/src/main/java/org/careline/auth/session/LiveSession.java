package org.careline.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;

/** Refuses an access token whose session is over, however long it would still be valid. */
@ApplicationScoped
public class LiveSession {

  private final Database database;
  private final SessionRepository sessions;

  LiveSession(Database database, SessionRepository sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  /**
   * @throws Problem SESSION_REVOKED
   */
  public void require(Caller caller) {
    boolean live =
        database.inTenant(caller.tenant(), handle -> sessions.isLive(handle, caller.sessionId()));
    if (!live) {
      throw Problem.of(ProblemCode.SESSION_REVOKED);
    }
  }
}
