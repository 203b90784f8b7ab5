package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.phi.PatientErasedException;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.Clinician;
import org.careline.escalation.caseload.SendStaffMessage;
import org.careline.escalation.mattermost.Errand.Kind;
import org.careline.escalation.mattermost.ThreadRepository.CaseThread;

/**
 * Brings what staff write in a case's thread to the patient. Every replica hears every post; the
 * post's id makes it one message. A post that begins with {@code //} is a note among colleagues.
 */
@ApplicationScoped
class Relay {

  static final String CLIENT_ID = "mattermost:";

  private static final String NOTE = "//";
  private static final int LONGEST = 4_000;

  private final Database database;
  private final ThreadRepository threads;
  private final ErrandQueue queue;
  private final Directory directory;
  private final SendStaffMessage send;

  Relay(
      Database database,
      ThreadRepository threads,
      ErrandQueue queue,
      Directory directory,
      SendStaffMessage send) {
    this.database = database;
    this.threads = threads;
    this.queue = queue;
    this.directory = directory;
    this.send = send;
  }

  void posted(String bot, Post post) {
    Optional<TenantId> owner = directory.tenantOf(post.channelId());
    if (owner.isEmpty()) {
      return;
    }
    TenantId tenant = owner.get();
    if (post.isPersonsReply(bot)) {
      unseen(tenant, post).ifPresent(thread -> relay(tenant, thread, post));
    }
    database.doInTenant(
        tenant, handle -> threads.readTo(handle, tenant, post.channelId(), post.at()));
  }

  private Optional<CaseThread> unseen(TenantId tenant, Post post) {
    return database.inTenant(
        tenant,
        handle ->
            threads.isSeen(handle, tenant, post.id())
                ? Optional.empty()
                : threads.ofRoot(handle, tenant, post.rootId()));
  }

  private void relay(TenantId tenant, CaseThread thread, Post post) {
    String text = post.message() == null ? "" : post.message().strip();
    if (text.startsWith(NOTE)) {
      database.doInTenant(tenant, handle -> threads.see(handle, tenant, post.id()));
      return;
    }
    Optional<String> refusal = send(tenant, thread, post, text);
    database.doInTenant(
        tenant,
        handle -> {
          if (threads.see(handle, tenant, post.id())) {
            queue.add(
                handle,
                tenant,
                thread.caseId(),
                refusal.isPresent() ? Kind.NOT_SENT : Kind.SENT,
                refusal.orElse(post.id()));
          }
        });
  }

  /** Empty when the patient gets it, else why not. */
  private Optional<String> send(TenantId tenant, CaseThread thread, Post post, String text) {
    Optional<Clinician> clinician = directory.clinician(tenant, post.userId());
    if (clinician.isEmpty()) {
      return Optional.of("your account is not linked to a clinician.");
    }
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.of("a message is text of 4,000 characters at most.");
    }
    try {
      send.send(clinician.get(), thread.caseId(), CLIENT_ID + post.id(), PhiText.of(text));
      return Optional.empty();
    } catch (PatientErasedException e) {
      return Optional.of("the patient had their data erased.");
    } catch (Problem e) {
      return Optional.of(
          e.code() == ProblemCode.CASE_ALREADY_ACCEPTED
              ? "a colleague holds this case."
              : "accept the case first.");
    }
  }
}
