package org.careline.auth.signingkey;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.careline.auth.secret.DerivedKeys;
import org.careline.contracts.identity.Uuid7;
import org.jdbi.v3.core.Handle;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** Stores signing keys, private parts sealed. */
@ApplicationScoped
class SigningKeyRepository {

  private static final String PURPOSE = "signing key";
  private static final int BITS = 2048;

  private final DerivedKeys keys;

  SigningKeyRepository(DerivedKeys keys) {
    this.keys = keys;
  }

  /** One replica at a time decides on a new key. */
  void lock(Handle handle) {
    handle
        .createQuery("select only_row from signing_key_lock for update")
        .mapTo(Boolean.class)
        .one();
  }

  List<SigningKey> newest(Handle handle, int count) {
    return handle
        .createQuery("select * from signing_key order by signs_from desc limit :count")
        .bind("count", count)
        .map(
            (rs, context) ->
                new SigningKey(
                    rs.getString("kid"),
                    rs.getString("public_jwk"),
                    privateKey(keys.open(PURPOSE, rs.getBytes("private_sealed"))),
                    rs.getObject("signs_from", OffsetDateTime.class).toInstant()))
        .list();
  }

  void create(Handle handle, Instant signsFrom) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
      key.setKeyId(Uuid7.next().toString());
      key.setUse("sig");
      key.setAlgorithm("RS256");
      handle.execute(
          "insert into signing_key (kid, public_jwk, private_sealed, created_at, signs_from)"
              + " values (?, ?, ?, now(), ?)",
          key.getKeyId(),
          key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY),
          keys.seal(PURPOSE, key.getPrivateKey().getEncoded()),
          signsFrom);
    } catch (JoseException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }

  private static PrivateKey privateKey(byte[] encoded) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("stored signing key does not parse", e);
    }
  }
}
