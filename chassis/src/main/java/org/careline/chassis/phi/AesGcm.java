package org.careline.chassis.phi;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random 96-bit nonce before the ciphertext (NIST SP 800-38D). */
final class AesGcm {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  static byte[] seal(SecretKey key, byte[] plain, byte[] associated) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] body = run(Cipher.ENCRYPT_MODE, key, nonce, plain, associated);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
    System.arraycopy(body, 0, sealed, NONCE_BYTES, body.length);
    return sealed;
  }

  static byte[] open(SecretKey key, byte[] sealed, byte[] associated) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] body = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return run(Cipher.DECRYPT_MODE, key, nonce, body, associated);
  }

  private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] input, byte[] aad) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(aad);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealed text does not open with this key", e);
    }
  }
}
