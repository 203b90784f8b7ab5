package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseRepository;
import org.careline.escalation.caseload.CaseState;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.mattermost.ThreadRepository.CaseThread;
import org.careline.escalation.transcript.Entry;
import org.careline.escalation.transcript.TranscriptRepository;

/** Does one errand: what is posted is read from the store at that moment. */
@ApplicationScoped
class ThreadWriter {

  private static final String DONE = "white_check_mark";
  private static final int LONGEST = 12_000;

  private final Database database;
  private final CaseRepository cases;
  private final TranscriptRepository transcripts;
  private final ThreadRepository threads;
  private final MattermostClient mattermost;
  private final CardWriter cards;
  private final Directory directory;
  private final MattermostConfig config;

  ThreadWriter(
      Database database,
      CaseRepository cases,
      TranscriptRepository transcripts,
      ThreadRepository threads,
      MattermostClient mattermost,
      CardWriter cards,
      Directory directory,
      MattermostConfig config) {
    this.database = database;
    this.cases = cases;
    this.transcripts = transcripts;
    this.threads = threads;
    this.mattermost = mattermost;
    this.cards = cards;
    this.directory = directory;
    this.config = config;
  }

  /**
   * @throws MattermostException when Mattermost did not take it
   */
  void perform(Errand errand) {
    record Found(EscalationCase item, Optional<CaseThread> thread) {}
    Optional<Found> found =
        database.inTenant(
            errand.tenant(),
            handle ->
                cases
                    .find(handle, errand.tenant(), errand.caseId())
                    .map(
                        item ->
                            new Found(
                                item, threads.ofCase(handle, errand.tenant(), errand.caseId()))));
    if (found.isEmpty()) {
      return;
    }
    EscalationCase item = found.get().item();
    if (errand.kind() == Errand.Kind.CARD) {
      card(errand, item, found.get().thread());
    } else {
      found.get().thread().ifPresent(thread -> reply(errand, item, thread));
    }
  }

  private void card(Errand errand, EscalationCase item, Optional<CaseThread> thread) {
    Card card = cards.write(errand.tenant(), item);
    if (thread.isPresent()) {
      mattermost.patch(thread.get().root(), card);
      return;
    }
    Optional<String> channel = directory.channelOf(errand.tenant());
    if (channel.isEmpty() || item.state() instanceof CaseState.Resolved) {
      return;
    }
    Post posted = mattermost.create(Post.root(channel.get(), pendingId(errand), card));
    database.doInTenant(
        errand.tenant(),
        handle ->
            threads.insert(
                handle, errand.tenant(), new CaseThread(item.id(), channel.get(), posted.id())));
  }

  private void reply(Errand errand, EscalationCase item, CaseThread thread) {
    if (errand.kind() == Errand.Kind.SENT) {
      mattermost.react(mattermost.me(), errand.ref(), DONE);
      return;
    }
    text(errand, item)
        .ifPresent(
            text ->
                mattermost.create(
                    Post.reply(thread.channel(), thread.root(), pendingId(errand), text)));
  }

  private Optional<String> text(Errand errand, EscalationCase item) {
    return switch (errand.kind()) {
      case REMIND ->
          item.state() instanceof CaseState.Offered
              ? Optional.of(reminder(errand, item))
              : Optional.empty();
      case ENTRY -> entry(errand, item);
      case NOT_SENT -> Optional.of("Not sent to the patient: " + errand.ref());
      case CARD, SENT -> Optional.empty();
    };
  }

  private static String reminder(Errand errand, EscalationCase item) {
    String call = item.risk().level() == RiskLevel.CRITICAL ? "@here " : "";
    return call + "Nobody has taken this case yet. Offer " + errand.ref() + ".";
  }

  private Optional<String> entry(Errand errand, EscalationCase item) {
    MessageId id = MessageId.of(errand.ref());
    return database.inTenant(
        errand.tenant(),
        handle ->
            threads.isOurs(handle, errand.tenant(), id)
                ? Optional.empty()
                : transcripts.find(handle, errand.tenant(), id).map(entry -> told(entry, item)));
  }

  private String told(Entry entry, EscalationCase item) {
    if (!config.patientText()) {
      return "The patient has written. Read it on the desk: " + cards.deskLink(item);
    }
    String who =
        switch (entry.speaker()) {
          case PATIENT -> "Patient";
          case ASSISTANT -> "Assistant";
          case STAFF -> entry.author().map(PhiText::reveal).orElse("Staff");
        };
    String text = CardWriter.plain(entry.text().reveal());
    return "**%s** %s"
        .formatted(
            CardWriter.plain(who),
            text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
  }

  /** The same for every try, so that Mattermost can tell a repeat. */
  private static String pendingId(Errand errand) {
    return "careline:" + errand.id();
  }
}
