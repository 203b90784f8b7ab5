package org.careline.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "fourteen chars",
        "aaaaaaaaaaaaaaaaaaaa",
        "abababababababab",
        "PasswordPassword",
        "me.myself.and.i@example.org"
      })
  void refusesWhatIsShortDullKnownOrTheEmail(String password) {
    assertThat(PasswordPolicy.objection(password, "Me.Myself.And.I@example.org")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a quiet river at dawn", "contraseña muy larga", "我家的猫喜欢在窗台上晒太阳每天都是"})
  void takesAnySentenceOfFifteenCharacters(String password) {
    assertThat(PasswordPolicy.objection(password, "me@example.org")).isEmpty();
  }

  @org.junit.jupiter.api.Test
  void refusesWhatNobodyTypes() {
    assertThat(PasswordPolicy.objection("abcd".repeat(40), "me@example.org")).isPresent();
  }
}
