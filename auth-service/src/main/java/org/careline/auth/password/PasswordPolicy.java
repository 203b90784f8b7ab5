package org.careline.auth.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password must be when it stands alone (NIST SP 800-63B-4, 3.1.1.2): 15 to 128 characters
 * of any kind, no rules of composition, and none that is tried first. That is judged by zxcvbn
 * (MIT), with its lists of thirty thousand leaked passwords, of names and of words, its keyboards,
 * dates, repeats and sequences, and by what is known of the person.
 */
public final class PasswordPolicy {

  private static final int SHORTEST = 15;
  private static final int LONGEST = 128;

  /** Work grows with the square of the length: what makes a password weak stands in its start. */
  private static final int LOOKED_AT = 64;

  /** Ten thousand million guesses: "safely unguessable" in zxcvbn's words. */
  private static final double FEWEST_GUESSES_LOG10 = 10;

  private static final int SHORTEST_HINT = 3;
  private static final Zxcvbn GUESSER = new Zxcvbn();

  private PasswordPolicy() {}

  /**
   * What is wrong with it, in words for the person; empty when nothing is.
   *
   * @param known e-mail, name and whatever else an attacker knows of the person
   */
  public static Optional<String> objection(String password, String... known) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of("must have at least 15 characters");
    }
    if (length > LONGEST) {
      return Optional.of("must have at most 128 characters");
    }
    return isGuessable(password, known) ? Optional.of("is too easy to guess") : Optional.empty();
  }

  private static boolean isGuessable(String password, String... known) {
    String plain = Normalizer.normalize(password, Normalizer.Form.NFKC);
    String start = plain.substring(0, Math.min(plain.length(), LOOKED_AT));
    return GUESSER.measure(start, hints(known)).getGuessesLog10() < FEWEST_GUESSES_LOG10;
  }

  private static List<String> hints(String... known) {
    Stream<String> words =
        Arrays.stream(known).flatMap(text -> Arrays.stream(text.split("[^\\p{L}\\p{N}]+")));
    return Stream.of(Arrays.stream(known), words, Stream.of("careline"))
        .flatMap(hints -> hints)
        .filter(hint -> hint.length() >= SHORTEST_HINT)
        .distinct()
        .toList();
  }
}
