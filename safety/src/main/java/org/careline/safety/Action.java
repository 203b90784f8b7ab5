package org.careline.safety;

/**
 * What the caller must do, in rising order of intervention.
 *
 * <ul>
 *   <li>ALLOW: go on.
 *   <li>ASK: go on, and gently ask how safe the person is.
 *   <li>DISCLAIM: go on, and put the scripted notice of the leading finding before the answer.
 *   <li>SCRIPTED: answer with the scripted text alone; no model is asked.
 *   <li>BLOCK: do not release the text.
 * </ul>
 */
public enum Action {
  ALLOW,
  ASK,
  DISCLAIM,
  SCRIPTED,
  BLOCK
}
