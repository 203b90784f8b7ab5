package org.careline.chassis.session;

import java.util.UUID;
import org.careline.contracts.identity.TenantId;

/**
 * Which sessions were ended. A service that has a bean of this type refuses their tokens with
 * {@code auth.session_revoked}; one that has none trusts a token until it expires.
 */
public interface RevokedSessions {

  /** Asked once per authenticated request; may block. */
  boolean isRevoked(TenantId tenant, UUID session);
}
