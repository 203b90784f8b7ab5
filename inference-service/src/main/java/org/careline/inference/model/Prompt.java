package org.careline.inference.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a model is asked.
 *
 * @param version name and version of the template it was made from
 * @param utterances oldest first; the last is the patient's
 */
public record Prompt(String version, List<Utterance> utterances) {

  public Prompt {
    utterances = List.copyOf(utterances);
  }

  /** SHA-256 of the rendered prompt, hex. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Utterance utterance : utterances) {
        digest.update(utterance.voice().name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(utterance.text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Masked: a prompt holds what patients wrote. */
  @Override
  public String toString() {
    return "Prompt[" + version + ", " + utterances.size() + " utterances]";
  }

  /** Who is heard in a prompt. */
  public enum Voice {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /** One message of a prompt. */
  public record Utterance(Voice voice, String text) {

    @Override
    public String toString() {
      return voice + ": ***";
    }
  }
}
