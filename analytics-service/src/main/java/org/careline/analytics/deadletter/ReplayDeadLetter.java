package org.careline.analytics.deadletter;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.careline.analytics.deadletter.DeadLetterRepository.Kept;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.bus.DeadLetter;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.jdbi.v3.core.Handle;

/**
 * Sends a dead letter's event to its topic again, marked for the consumer that failed: the others
 * pass it over. It comes after what followed it in the meantime.
 */
@ApplicationScoped
class ReplayDeadLetter {

  private final Database database;
  private final Outbox outbox;
  private final Audit audit;
  private final DeadLetterRepository letters = new DeadLetterRepository();

  ReplayDeadLetter(Database database, Outbox outbox, Audit audit) {
    this.database = database;
    this.outbox = outbox;
    this.audit = audit;
  }

  /**
   * @throws Problem NOT_FOUND, or CONFLICT where it is under way, was handled, or was not kept
   *     whole
   */
  LetterDetail replay(Caller caller, UUID id) {
    TenantId tenant = caller.tenant();
    return database.inTenant(
        tenant,
        handle -> {
          Kept kept = letters.kept(handle, id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
          if (kept.letter().value().length == 0) {
            throw Problem.of(ProblemCode.CONFLICT, "The event was too large to be kept whole");
          }
          if (!letters.claim(handle, id, caller.userId().toString())) {
            throw Problem.of(ProblemCode.CONFLICT, "It was replayed already")
                .with("state", kept.state().name());
          }
          send(handle, tenant, kept.letter());
          audit.record(handle, caller, "dead-letter.replay", "dead-letter:" + id);
          return letters.find(handle, id).orElseThrow();
        });
  }

  private void send(Handle handle, TenantId tenant, DeadLetter letter) {
    Map<String, String> headers = new LinkedHashMap<>(letter.headers());
    headers.putAll(letter.replayHeaders());
    outbox.forward(handle, tenant, letter.topic(), letter.key(), headers, letter.value());
  }
}
