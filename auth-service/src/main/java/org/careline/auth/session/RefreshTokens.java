package org.careline.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careline.auth.secret.DerivedKeys;
import org.careline.contracts.identity.TenantId;

/**
 * Refresh tokens: family, generation and a MAC over both. Nothing of a token is stored, so nothing
 * of it can be stolen from the store, and the successor of a token can be made again.
 */
@ApplicationScoped
class RefreshTokens {

  private static final String PURPOSE = "refresh token";
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,15})\\.([A-Za-z0-9_-]{43})");

  private final DerivedKeys keys;

  RefreshTokens(DerivedKeys keys) {
    this.keys = keys;
  }

  /** A token whose MAC was right. */
  record Presented(UUID family, long generation) {}

  String of(TenantId tenant, TokenFamily family) {
    return token(tenant, family.id(), family.generation());
  }

  Optional<Presented> read(TenantId tenant, String token) {
    Matcher parts = FORM.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    UUID family = UUID.fromString(parts.group(1));
    long generation = Long.parseLong(parts.group(2));
    byte[] expected = token(tenant, family, generation).getBytes();
    return MessageDigest.isEqual(expected, token.getBytes())
        ? Optional.of(new Presented(family, generation))
        : Optional.empty();
  }

  private String token(TenantId tenant, UUID family, long generation) {
    byte[] mac = keys.mac(PURPOSE, tenant + "/" + family + "/" + generation);
    return family
        + "."
        + generation
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }
}
