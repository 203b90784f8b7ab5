package org.careline.chassis.phi;

import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/**
 * Seals and opens one patient's text for the database and the bus. Sealed text is {@code
 * phi1:<base64>}; without the patient's data key nobody can read it again.
 */
public interface PhiCipher {

  /** Ciphertext for storage; the same text gives another ciphertext each time. */
  String seal(TenantId tenant, UserId patient, PhiText text);

  /**
   * The clear text.
   *
   * @throws PatientErasedException when the patient's key is gone
   */
  PhiText open(TenantId tenant, UserId patient, String sealed);
}
