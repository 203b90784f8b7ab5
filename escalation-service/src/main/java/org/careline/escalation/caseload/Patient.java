package org.careline.escalation.caseload;

import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/**
 * Who needs help.
 *
 * @param name empty while nobody has told it
 * @param language ISO 639-1 code they write in
 */
public record Patient(UserId id, PhiText name, String language) {}
