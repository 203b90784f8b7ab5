package org.careline.safety.script;

import java.util.List;
import org.careline.safety.text.Language;

/** A fixed answer: Markdown-light text and the actions offered below it. */
public record ScriptedAnswer(
    String id, String text, List<ScriptAction> actions, Language language) {

  public ScriptedAnswer {
    actions = List.copyOf(actions);
  }
}
