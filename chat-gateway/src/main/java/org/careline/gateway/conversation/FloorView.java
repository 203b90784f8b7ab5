package org.careline.gateway.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Optional;
import org.careline.contracts.chat.Floor;

/**
 * Who answers.
 *
 * @param holder {@code bot} or {@code staff}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FloorView(String holder, Optional<String> name) {

  public static FloorView of(Floor floor, Optional<String> name) {
    return new FloorView(floor.name().toLowerCase(Locale.ROOT), name);
  }
}
