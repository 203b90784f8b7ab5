package org.careline.gateway.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The signed-in person who chats, as the verified token says.
 *
 * @param language ISO 639-1 of the account
 * @param country ISO 3166-1 alpha-2 of the account
 * @param expiresAt when the token ends
 */
public record Patient(
    TenantId tenant,
    UserId id,
    PhiText name,
    String language,
    String country,
    UUID sessionId,
    Instant expiresAt) {

  /**
   * @throws Problem TOKEN_INVALID when a claim is missing or not what auth-service puts in
   */
  public static Patient from(JsonWebToken token) {
    try {
      return new Patient(
          new TenantId(token.getClaim("tenant")),
          UserId.of(token.getSubject()),
          PhiText.of(claim(token, "name").orElse("")),
          claim(token, "language").orElse("en"),
          claim(token, "country").orElse("US"),
          UUID.fromString(token.getClaim("sid")),
          Instant.ofEpochSecond(token.getExpirationTime()));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Problem.of(ProblemCode.TOKEN_INVALID);
    }
  }

  public Owner owner() {
    return new Owner(tenant, id);
  }

  private static Optional<String> claim(JsonWebToken token, String name) {
    return Optional.ofNullable(token.getClaim(name));
  }
}
