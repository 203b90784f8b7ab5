package org.careline.safety;

/**
 * What a finding is about. The first group is found in patients' turns, the second in draft
 * replies.
 */
public enum Category {
  EMERGENCY,
  OVERDOSE,
  SELF_HARM,
  HARM_TO_OTHERS,
  ABUSE,

  /** Not a risk: the patient asks for a person. */
  HUMAN_REQUEST,

  DIAGNOSIS_CLAIM,
  PRESCRIPTION_ADVICE,
  MINIMISATION,
  HARMFUL_CONTENT,
  PROMPT_LEAK;

  /** Whether the category is about a draft reply rather than a patient's turn. */
  public boolean aboutReply() {
    return compareTo(DIAGNOSIS_CLAIM) >= 0;
  }

  /** The action that a finding of this category and level calls for. */
  Action actionFor(Level level) {
    return switch (this) {
      case DIAGNOSIS_CLAIM, PRESCRIPTION_ADVICE, MINIMISATION, HARMFUL_CONTENT, PROMPT_LEAK ->
          level.atLeast(Level.HIGH) ? Action.BLOCK : disclaimFrom(level);
      case HUMAN_REQUEST -> Action.ALLOW;
      case EMERGENCY -> level == Level.CRITICAL ? Action.SCRIPTED : disclaimFrom(level);
      case SELF_HARM, OVERDOSE, ABUSE, HARM_TO_OTHERS ->
          level.atLeast(Level.HIGH) ? Action.SCRIPTED : askFrom(level);
    };
  }

  private static Action disclaimFrom(Level level) {
    return level.atLeast(Level.MODERATE) ? Action.DISCLAIM : Action.ALLOW;
  }

  private static Action askFrom(Level level) {
    return level.atLeast(Level.MODERATE) ? Action.ASK : Action.ALLOW;
  }
}
