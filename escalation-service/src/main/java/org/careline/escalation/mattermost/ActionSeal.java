package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.TenantId;

/** Signs what a button carries and knows it again; Mattermost keeps it on its server. */
@ApplicationScoped
class ActionSeal {

  private static final String ALGORITHM = "HmacSHA256";

  private final String secret;
  private final Duration life;
  private final Clock clock;

  ActionSeal(MattermostConfig config, Clock clock) {
    this.secret = config.actionSecret().orElse("");
    this.life = config.buttonLife();
    this.clock = clock;
  }

  /** What a button does, and to which case. */
  record Action(String name, TenantId tenant, CaseId caseId) {}

  Map<String, String> context(Action action) {
    String expires = Long.toString(clock.instant().plus(life).getEpochSecond());
    return Map.of(
        "action", action.name(),
        "tenant", action.tenant().value(),
        "case", action.caseId().toString(),
        "expires", expires,
        "mac", mac(action, expires));
  }

  /** The action, if we signed it; empty for anything else. */
  Optional<Action> verify(Map<String, String> context) {
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    try {
      Action action =
          new Action(
              context.getOrDefault("action", ""),
              new TenantId(context.get("tenant")),
              CaseId.of(context.getOrDefault("case", "")));
      String expected = mac(action, context.getOrDefault("expires", ""));
      return same(expected, context.getOrDefault("mac", ""))
          ? Optional.of(action)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Only for a context that was verified. */
  boolean isExpired(Map<String, String> context) {
    return clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(context.get("expires"))));
  }

  private String mac(Action action, String expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String text =
          String.join(
              "\n", action.name(), action.tenant().value(), action.caseId().toString(), expires);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
