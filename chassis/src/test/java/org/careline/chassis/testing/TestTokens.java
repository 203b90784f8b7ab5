package org.careline.chassis.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Access tokens with the claims auth-service puts in, signed by a key served as JWKS on loopback.
 */
public final class TestTokens {

  public static final TenantId TENANT = new TenantId("demo");
  public static final TenantId OTHER_TENANT = new TenantId("other");

  private static final RsaJsonWebKey KEY = generate();
  private static final String URL = serve();

  private TestTokens() {}

  public static String jwksUrl() {
    return URL;
  }

  public static String of(UserId user, Role... roles) {
    return of(TENANT, user, roles);
  }

  public static String of(TenantId tenant, UserId user, Role... roles) {
    return sign(claims(tenant, user, roles));
  }

  /** The claims of a good token, for a test that wants to spoil one. */
  public static JwtClaims claims(TenantId tenant, UserId user, Role... roles) {
    var claims = new JwtClaims();
    claims.setIssuer("https://careline");
    claims.setAudience("careline");
    claims.setSubject(user.toString());
    claims.setClaim("upn", user.toString());
    claims.setStringListClaim("groups", List.of(roles).stream().map(Role::name).toList());
    claims.setClaim("tenant", tenant.value());
    claims.setClaim("name", "Test Person");
    claims.setClaim("sid", UUID.randomUUID().toString());
    claims.setClaim("language", "en");
    claims.setClaim("country", "US");
    claims.setGeneratedJwtId();
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(30);
    return claims;
  }

  public static String sign(JwtClaims claims) {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(KEY.getPrivateKey());
    signature.setKeyIdHeaderValue(KEY.getKeyId());
    signature.setAlgorithmHeaderValue("RS256");
    signature.setHeader("typ", "JWT");
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RsaJsonWebKey generate() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("test-key");
      key.setUse("sig");
      key.setAlgorithm("RS256");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String serve() {
    byte[] body =
        new JsonWebKeySet(KEY)
            .toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY)
            .getBytes(StandardCharsets.UTF_8);
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/jwks.json",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
