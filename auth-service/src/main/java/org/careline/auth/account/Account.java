package org.careline.auth.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/** An account. */
public record Account(
    TenantId tenant,
    UserId id,
    PhiText email,
    PhiText name,
    Set<Role> roles,
    String language,
    String country,
    Instant createdAt,
    Optional<Instant> lastLoginAt) {

  /** Its person was erased: e-mail and name cannot be read any more. */
  public boolean isErased() {
    return email.isEmpty();
  }
}
