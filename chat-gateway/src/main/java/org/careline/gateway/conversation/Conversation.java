package org.careline.gateway.conversation;

import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.text.PhiText;

/**
 * A conversation as stored.
 *
 * @param lastSeq of its newest message; 0 before the first
 * @param floorName the member of staff who holds the floor
 */
public record Conversation(
    ConversationId id,
    Owner owner,
    PhiText title,
    Instant createdAt,
    Instant updatedAt,
    boolean archived,
    long lastSeq,
    Floor floor,
    Optional<String> floorName) {

  private static final int TITLE_CHARS = 60;

  /** A title from the first words of what was said. */
  public static PhiText titleFrom(PhiText text) {
    String line = text.reveal().strip().replaceAll("\\s+", " ");
    if (line.length() <= TITLE_CHARS) {
      return PhiText.of(line);
    }
    int space = line.lastIndexOf(' ', TITLE_CHARS);
    int end = space > TITLE_CHARS / 2 ? space : TITLE_CHARS;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return PhiText.of(line.substring(0, end) + "…");
  }

  /** On the wire. */
  public ConversationView view() {
    return new ConversationView(
        id, title.reveal(), createdAt, updatedAt, archived, lastSeq, floorView());
  }

  public FloorView floorView() {
    return FloorView.of(floor, floorName);
  }
}
