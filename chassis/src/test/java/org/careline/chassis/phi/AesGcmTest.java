package org.careline.chassis.phi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesGcmTest {

  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
  private static final byte[] OWNER = "demo/one".getBytes(UTF_8);

  @Test
  void opensWhatItSealed() {
    byte[] sealed = AesGcm.seal(KEY, "chest pain".getBytes(UTF_8), OWNER);

    assertThat(AesGcm.open(KEY, sealed, OWNER)).asString(UTF_8).isEqualTo("chest pain");
  }

  @Test
  void theSameTextLooksDifferentEachTime() {
    assertThat(AesGcm.seal(KEY, new byte[8], OWNER))
        .isNotEqualTo(AesGcm.seal(KEY, new byte[8], OWNER));
  }

  @Test
  void aChangedByteOrAnotherOwnerDoesNotOpen() {
    byte[] sealed = AesGcm.seal(KEY, new byte[8], OWNER);

    assertThatThrownBy(() -> AesGcm.open(KEY, sealed, "demo/two".getBytes(UTF_8)))
        .isInstanceOf(IllegalStateException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> AesGcm.open(KEY, sealed, OWNER))
        .isInstanceOf(IllegalStateException.class);
  }
}
