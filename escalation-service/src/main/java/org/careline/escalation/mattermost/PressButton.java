package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.problem.ProblemCode;
import org.careline.escalation.caseload.AcceptCase;
import org.careline.escalation.caseload.Clinician;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.caseload.HandBackCase;
import org.careline.escalation.caseload.ResolveCase;
import org.careline.escalation.mattermost.ActionResource.Answer;
import org.careline.escalation.mattermost.ActionSeal.Action;

/** Does what a button in a card says, for the clinician behind the Mattermost user. */
@ApplicationScoped
class PressButton {

  private final Directory directory;
  private final ActionSeal seal;
  private final CardWriter cards;
  private final AcceptCase accept;
  private final HandBackCase handBack;
  private final ResolveCase resolve;

  PressButton(
      Directory directory,
      ActionSeal seal,
      CardWriter cards,
      AcceptCase accept,
      HandBackCase handBack,
      ResolveCase resolve) {
    this.directory = directory;
    this.seal = seal;
    this.cards = cards;
    this.accept = accept;
    this.handBack = handBack;
    this.resolve = resolve;
  }

  /**
   * @throws Problem NOT_FOUND while Mattermost is not set up, ACCESS_DENIED for a context that is
   *     not ours
   */
  Answer press(String user, Map<String, String> context) {
    if (!directory.isOn()) {
      throw Problem.of(ProblemCode.NOT_FOUND);
    }
    Action action = seal.verify(context).orElseThrow(() -> Problem.of(ProblemCode.ACCESS_DENIED));
    if (seal.isExpired(context)) {
      return Answer.word("This button is too old. Please use the desk.");
    }
    Optional<Clinician> clinician = directory.clinician(action.tenant(), user);
    if (clinician.isEmpty()) {
      return Answer.word("Your account is not linked to a clinician.");
    }
    try {
      EscalationCase item = act(clinician.get(), action, context.get("selected_option"));
      return new Answer(cards.write(action.tenant(), item), null);
    } catch (Problem e) {
      return Answer.word(explain(e));
    }
  }

  private EscalationCase act(Clinician clinician, Action action, String choice) {
    return switch (action.name()) {
      case CardWriter.ACCEPT -> accept.accept(clinician, action.caseId());
      case CardWriter.HAND_BACK ->
          handBack.handBack(clinician, action.caseId(), Optional.empty(), Optional.empty());
      case CardWriter.RESOLVE ->
          resolve.resolve(
              clinician, action.caseId(), disposition(choice), Optional.empty(), Optional.empty());
      default -> throw Problem.of(ProblemCode.REQUEST_INVALID);
    };
  }

  private static Disposition disposition(String choice) {
    try {
      return Disposition.valueOf(choice == null ? "" : choice);
    } catch (IllegalArgumentException e) {
      throw Problem.of(ProblemCode.REQUEST_INVALID);
    }
  }

  private static String explain(Problem problem) {
    if (problem.extensions().get("acceptedBy") instanceof Map<?, ?> holder) {
      return CardWriter.plain(holder.get("name") + " has taken this case.");
    }
    return problem.code() == ProblemCode.CASE_STATE
        ? "The case does not allow this now."
        : "That did not work. Please use the desk.";
  }
}
