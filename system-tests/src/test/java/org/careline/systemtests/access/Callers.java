package org.careline.systemtests.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.careline.systemtests.access.Expectation.Credential;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Stack;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A token for every caller of the matrix. */
final class Callers {

  private static final String HOME = "demo";
  private static final String ELSEWHERE = "elsewhere";
  private static final int HOUR = 3_600;

  private final Stack stack;
  private final SigningKeyOfStack key;
  private final Map<Role, String> roles = new EnumMap<>(Role.class);
  private final Map<Credential, String> bad = new EnumMap<>(Credential.class);

  Callers(Stack stack) throws SQLException, GeneralSecurityException, JoseException {
    this.stack = stack;
    this.key = SigningKeyOfStack.of(stack);
    for (Role role : Role.values()) {
      roles.put(role, stack.signIn(role.login()).token());
    }
    JwtClaims admin = claims(HOME, UUID.randomUUID(), Set.of(Role.ADMIN));
    JwtClaims old = claims(HOME, UUID.randomUUID(), Set.of(Role.ADMIN));
    NumericDate past = NumericDate.now();
    past.addSeconds(-HOUR);
    old.setExpirationTime(past);
    bad.put(Credential.EXPIRED, key.sign(old));
    bad.put(Credential.FORGED, byAStranger(admin));
    bad.put(Credential.UNSIGNED, unsigned(admin));
    Session over = stack.signIn(Role.ADMIN.login());
    over.post("/api/v1/auth/logout", null).expect(204);
    bad.put(Credential.REVOKED, over.token());
  }

  String token(Role role) {
    return roles.get(role);
  }

  /** Of a session that this call may end. */
  String fresh(Role role) {
    return stack.signIn(role.login()).token();
  }

  Optional<String> token(Credential credential) {
    return Optional.ofNullable(bad.get(credential));
  }

  /** The same user id, these roles, another tenant. */
  String foreign(UUID user, Set<Role> roles) {
    try {
      return key.sign(claims(ELSEWHERE, user, roles));
    } catch (JoseException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private JwtClaims claims(String tenant, UUID user, Set<Role> roles) throws SQLException {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://careline");
    claims.setAudience("careline");
    claims.setSubject(user.toString());
    claims.setClaim("upn", user.toString());
    claims.setStringListClaim("groups", roles.stream().map(Role::name).toList());
    claims.setClaim("tenant", tenant);
    claims.setClaim("name", "Somebody Else");
    claims.setClaim("sid", key.session(tenant, user).toString());
    claims.setClaim("language", "en");
    claims.setClaim("country", "US");
    claims.setGeneratedJwtId();
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(30);
    return claims;
  }

  private String byAStranger(JwtClaims claims) throws JoseException {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
    signature.setKeyIdHeaderValue(key.kid());
    signature.setAlgorithmHeaderValue("RS256");
    return signature.getCompactSerialization();
  }

  private static String unsigned(JwtClaims claims) {
    return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + base64(claims.toJson()) + ".";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
