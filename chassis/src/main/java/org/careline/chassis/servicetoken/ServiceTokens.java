package org.careline.chassis.servicetoken;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * One-minute HS256 tokens over a secret the services share. They name the calling service and the
 * tenant it acts for, so that no tenant is ever read from a header or body, and they need no other
 * service to be up.
 */
@ApplicationScoped
public class ServiceTokens {

  /** The request header that carries the token. */
  public static final String HEADER = "Careline-Service-Token";

  private static final String AUDIENCE = "careline-internal";
  private static final int LIFETIME_MINUTES = 1;
  private static final int SECRET_MIN = 32;

  private final HmacKey key;
  private final String service;
  private final JwtConsumer verifier;

  ServiceTokens(
      @ConfigProperty(name = "careline.service-secret") Optional<String> secret,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    byte[] bytes = secret.orElse("").getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SECRET_MIN) {
      throw new IllegalArgumentException(
          "careline.service-secret (CARELINE_SERVICE_SECRET) must have 32 characters or more");
    }
    this.key = new HmacKey(bytes);
    this.service = service;
    this.verifier =
        new JwtConsumerBuilder()
            .setVerificationKey(key)
            .setExpectedAudience(AUDIENCE)
            .setRequireExpirationTime()
            .setRequireSubject()
            .setAllowedClockSkewInSeconds(10)
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(
                    AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
            .build();
  }

  /** A token for one call on behalf of the tenant. */
  public String issue(TenantId tenant) {
    var claims = new JwtClaims();
    claims.setSubject(service);
    claims.setAudience(List.of(AUDIENCE));
    claims.setExpirationTimeMinutesInTheFuture(LIFETIME_MINUTES);
    claims.setStringClaim("tenant", tenant.value());
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key);
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("service token not signed", e);
    }
  }

  /** Who calls, for whom. */
  public record Grant(String service, TenantId tenant) {}

  /**
   * @throws Problem TOKEN_INVALID for anything but a fresh, well-signed token
   */
  public Grant verify(String token) {
    if (token == null) {
      throw Problem.of(ProblemCode.TOKEN_INVALID);
    }
    try {
      JwtClaims claims = verifier.processToClaims(token);
      return new Grant(claims.getSubject(), new TenantId(claims.getStringClaimValue("tenant")));
    } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
      throw Problem.of(ProblemCode.TOKEN_INVALID);
    }
  }
}
