package org.careline.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  private static final String EMAIL = "Me.Myself.And.I@example.org";
  private static final String NAME = "Wilhelmina Featherstone";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "fourteen chars",
        "aaaaaaaaaaaaaaaaaaaa",
        "abababababababab",
        "PasswordPassword",
        "Passw0rd12345678",
        "qwertyuiopasdfgh",
        "1q2w3e4r5t6y7u8i",
        "iloveyouiloveyou",
        "123456789012345678",
        "abcdefghijklmnopqrstuvwxyz",
        "carelinecareline",
        "me.myself.and.i@example.org",
        "wilhelminafeatherstone",
        "FEATHERSTONE1234"
      })
  void refusesWhatIsShortTriedFirstOrKnownOfThePerson(String password) {
    assertThat(PasswordPolicy.objection(password, EMAIL, NAME)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a quiet river at dawn",
        "contraseña muy larga",
        "我家的猫喜欢在窗台上晒太阳每天都是",
        "Care-kq7m-x2vp-9dhw-7"
      })
  void takesAnySentenceOfFifteenCharacters(String password) {
    assertThat(PasswordPolicy.objection(password, EMAIL, NAME)).isEmpty();
  }

  @Test
  void takesAtLeastTheSixtyFourCharactersOfTheStandardAndRefusesWhatNobodyTypes() {
    String long64 = "seven green kettles hum beneath the old bridge while rain falls ";

    assertThat(long64).hasSize(64);
    assertThat(PasswordPolicy.objection(long64 + long64, EMAIL, NAME)).isEmpty();
    assertThat(PasswordPolicy.objection(long64 + long64 + "x", EMAIL, NAME)).isPresent();
  }
}
