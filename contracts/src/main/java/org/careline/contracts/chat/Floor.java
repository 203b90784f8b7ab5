package org.careline.contracts.chat;

/** Who may answer the patient. Exactly one holds it. */
public enum Floor {
  BOT,
  STAFF
}
