package org.careline.gateway.turn;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;

/**
 * A message as it comes in, already checked.
 *
 * @param conversationId empty opens a new conversation
 * @param language BCP 47, what the client says the text is in
 */
public record Incoming(
    UUID clientMessageId,
    Optional<ConversationId> conversationId,
    PhiText text,
    Optional<String> language,
    Channel channel) {

  public static final int MAX_CHARS = 4_000;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");

  /**
   * @throws Problem REQUEST_INVALID with what is wrong, in words for the client
   */
  public static Incoming of(
      UUID clientMessageId,
      Optional<ConversationId> conversationId,
      String text,
      Optional<String> language,
      Channel channel) {
    String clean = text.replace("\r\n", "\n").strip();
    if (clean.isEmpty()) {
      throw invalid("The text is empty");
    }
    if (clean.length() > MAX_CHARS) {
      throw invalid("The text has more than " + MAX_CHARS + " characters");
    }
    if (clean.chars().anyMatch(Incoming::isForbidden) || hasLoneSurrogate(clean)) {
      throw invalid("The text has characters that are no text");
    }
    if (language.isPresent() && !LANGUAGE.matcher(language.get()).matches()) {
      throw invalid("The language is no language tag");
    }
    return new Incoming(clientMessageId, conversationId, PhiText.of(clean), language, channel);
  }

  private static boolean isForbidden(int unit) {
    return Character.isISOControl(unit) && unit != '\n' && unit != '\t';
  }

  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  private static Problem invalid(String detail) {
    return Problem.of(ProblemCode.REQUEST_INVALID, detail);
  }
}
