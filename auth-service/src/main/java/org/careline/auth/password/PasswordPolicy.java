package org.careline.auth.password;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be when it stands alone: 15 to 128 characters, none that everybody tries
 * first (NIST SP 800-63B-4).
 */
public final class PasswordPolicy {

  private static final int SHORTEST = 15;
  private static final int LONGEST = 128;
  private static final int FEWEST_DIFFERENT = 4;
  private static final Set<String> KNOWN =
      Set.of(
          "passwordpassword",
          "password1234567",
          "123456789012345",
          "1234567890123456",
          "qwertyuiopasdfgh",
          "qwertyuiop12345",
          "iloveyouiloveyou",
          "letmeinletmeinletmein",
          "welcomewelcome1",
          "adminadminadmin",
          "correcthorsebatterystaple",
          "carelinecareline");

  private PasswordPolicy() {}

  /** What is wrong with it, in words for the person; empty when nothing is. */
  public static Optional<String> objection(String password, String email) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of("must have at least 15 characters");
    }
    if (length > LONGEST) {
      return Optional.of("must have at most 128 characters");
    }
    String plain = password.toLowerCase(Locale.ROOT);
    boolean dull = plain.codePoints().distinct().count() < FEWEST_DIFFERENT;
    if (dull || KNOWN.contains(plain) || plain.equals(email.toLowerCase(Locale.ROOT))) {
      return Optional.of("is too easy to guess");
    }
    return Optional.empty();
  }
}
