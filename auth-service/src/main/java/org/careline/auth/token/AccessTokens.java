package org.careline.auth.token;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.careline.auth.account.Account;
import org.careline.auth.signingkey.SigningKeys;
import org.careline.contracts.identity.Role;

/** Signs what a session may do for the next thirty minutes. */
@ApplicationScoped
public class AccessTokens {

  public static final Duration LIFETIME = Duration.ofMinutes(30);

  private final SigningKeys keys;

  AccessTokens(SigningKeys keys) {
    this.keys = keys;
  }

  public String issue(Account account, UUID sessionId) {
    SigningKeys.Signer signer = keys.signer();
    return Jwt.issuer("https://careline")
        .audience("careline")
        .subject(account.id().toString())
        .upn(account.id().toString())
        .groups(account.roles().stream().map(Role::name).collect(Collectors.toSet()))
        .claim("tenant", account.tenant().value())
        .claim("name", account.name().reveal())
        .claim("sid", sessionId.toString())
        .claim("language", account.language())
        .claim("country", account.country())
        .expiresIn(LIFETIME)
        .jws()
        .keyId(signer.kid())
        .sign(signer.key());
  }
}
