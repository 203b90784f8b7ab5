package org.careline.chassis.phi;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The platform's master key. It wraps data keys; any other use gets a key of its own from it. */
@ApplicationScoped
public class MasterKey {

  static final int KEY_BYTES = 32;

  private final SecretKey key;

  MasterKey(@ConfigProperty(name = "careline.phi.master-key") Optional<String> base64) {
    this.key = parse(base64.orElse(""));
  }

  /**
   * A 256-bit key for one purpose (HKDF-SHA256, RFC 5869), the same at each call.
   *
   * @param algorithm what it is for, as the JCA names it: {@code AES}, {@code HmacSHA256}
   */
  public SecretKey derive(String purpose, String algorithm) {
    try {
      byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm, HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF-SHA256 is part of the JDK", e);
    }
  }

  SecretKey wrapping() {
    return key;
  }

  private static SecretKey parse(String base64) {
    byte[] key = Base64.getDecoder().decode(base64.strip());
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "careline.phi.master-key (CARELINE_MASTER_KEY) must be 32 bytes in base64");
    }
    return new SecretKeySpec(key, "AES");
  }
}
