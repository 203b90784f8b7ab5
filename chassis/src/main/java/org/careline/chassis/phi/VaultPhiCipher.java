package org.careline.chassis.phi;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/**
 * {@link PhiCipher} over the patients' keys. Tenant and patient are authenticated with the text.
 */
@ApplicationScoped
class VaultPhiCipher implements PhiCipher {

  private static final String MARK = "phi1:";

  private final PatientKeys keys;

  VaultPhiCipher(PatientKeys keys) {
    this.keys = keys;
  }

  @Override
  public String seal(TenantId tenant, UserId patient, PhiText text) {
    byte[] plain = text.reveal().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = AesGcm.seal(keys.of(tenant, patient), plain, owner(tenant, patient));
    return MARK + Base64.getEncoder().withoutPadding().encodeToString(sealed);
  }

  @Override
  public PhiText open(TenantId tenant, UserId patient, String sealed) {
    if (!sealed.startsWith(MARK)) {
      throw new IllegalArgumentException("not sealed text");
    }
    byte[] body = Base64.getDecoder().decode(sealed.substring(MARK.length()));
    byte[] plain = AesGcm.open(keys.of(tenant, patient), body, owner(tenant, patient));
    return PhiText.of(new String(plain, StandardCharsets.UTF_8));
  }

  private static byte[] owner(TenantId tenant, UserId patient) {
    return (tenant + "/" + patient).getBytes(StandardCharsets.UTF_8);
  }
}
