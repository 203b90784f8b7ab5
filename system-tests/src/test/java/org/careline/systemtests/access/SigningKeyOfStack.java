package org.careline.systemtests.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.careline.systemtests.stack.Stack;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The running stack's own signing key, taken out of its store with the operator's secrets: so that
 * a test can hold a token of another tenant, or an expired one, that is genuine in all else.
 */
final class SigningKeyOfStack {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Stack stack;
  private final String kid;
  private final PrivateKey key;

  private SigningKeyOfStack(Stack stack, String kid, PrivateKey key) {
    this.stack = stack;
    this.kid = kid;
    this.key = key;
  }

  static SigningKeyOfStack of(Stack stack) throws SQLException, GeneralSecurityException {
    try (Connection store = open(stack);
        var statement = store.createStatement();
        var row =
            statement.executeQuery(
                "select kid, private_sealed from auth.signing_key where signs_from <= now()"
                    + " order by signs_from desc limit 1")) {
      row.next();
      byte[] master = Base64.getDecoder().decode(stack.secret("CARELINE_MASTER_KEY"));
      byte[] encoded = unseal(master, row.getBytes("private_sealed"));
      var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      return new SigningKeyOfStack(stack, row.getString("kid"), key);
    }
  }

  /** A token as auth-service would sign it. */
  String sign(JwtClaims claims) throws JoseException {
    var signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key);
    signature.setKeyIdHeaderValue(kid);
    signature.setAlgorithmHeaderValue("RS256");
    signature.setHeader("typ", "JWT");
    return signature.getCompactSerialization();
  }

  String kid() {
    return kid;
  }

  /** A session of this user that auth-service knows of. */
  UUID session(String tenant, UUID user) throws SQLException {
    UUID session = UUID.randomUUID();
    try (Connection store = open(stack);
        var insert =
            store.prepareStatement(
                "insert into auth.session_family (tenant_id, id, user_id, generation, rotated_at,"
                    + " created_at, expires_at)"
                    + " values (?, ?, ?, 1, now(), now(), now() + interval '1 day')")) {
      insert.setString(1, tenant);
      insert.setObject(2, session);
      insert.setObject(3, user);
      insert.executeUpdate();
      return session;
    }
  }

  private static Connection open(Stack stack) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + stack.service("POSTGRES").getPort() + "/careline",
        "postgres",
        stack.secret("CARELINE_DB_SUPERUSER_PASSWORD"));
  }

  private static byte[] unseal(byte[] master, byte[] box) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(master, "HmacSHA256"));
    byte[] derived = mac.doFinal("careline auth signing key".getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(derived, "AES"),
        new GCMParameterSpec(TAG_BITS, Arrays.copyOf(box, NONCE)));
    return cipher.doFinal(Arrays.copyOfRange(box, NONCE, box.length));
  }
}
