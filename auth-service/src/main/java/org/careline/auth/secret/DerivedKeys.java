package org.careline.auth.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * MACs and sealing under keys that are derived from the master key by purpose, so that none of them
 * reveals another.
 */
@ApplicationScoped
public class DerivedKeys {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] master;
  private final SecureRandom random = new SecureRandom();

  DerivedKeys(@ConfigProperty(name = "careline.phi.master-key") String masterKey) {
    this.master = Base64.getDecoder().decode(masterKey.strip());
  }

  /** HMAC-SHA256 of the text under the purpose's key. */
  public byte[] mac(String purpose, String text) {
    return hmac(key(purpose), text.getBytes(StandardCharsets.UTF_8));
  }

  /** AES-256-GCM under the purpose's key; nonce first. */
  public byte[] seal(String purpose, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] body = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, plain);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
    System.arraycopy(body, 0, sealed, NONCE_BYTES, body.length);
    return sealed;
  }

  public byte[] open(String purpose, byte[] box) {
    byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
    return cipher(
        Cipher.DECRYPT_MODE, purpose, nonce, Arrays.copyOfRange(box, NONCE_BYTES, box.length));
  }

  private byte[] key(String purpose) {
    return hmac(master, ("careline auth " + purpose).getBytes(StandardCharsets.UTF_8));
  }

  private byte[] cipher(int mode, String purpose, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key(purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealed under another master key", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
