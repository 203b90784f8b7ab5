package org.careline.escalation.mattermost;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Where Mattermost calls when a button is pressed. The signature in its context is the key. */
@Path("/api/v1/integrations/mattermost/actions")
@PermitAll
@RunOnVirtualThread
class ActionResource {

  private final PressButton press;

  ActionResource(PressButton press) {
    this.press = press;
  }

  /** What Mattermost sends; a menu's choice is in the context as {@code selected_option}. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Press(@NotNull String userId, @NotNull Map<String, String> context) {}

  /** What Mattermost is to show: the changed card to all, a word to the one who pressed. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(Card update, String ephemeralText) {

    static Answer word(String text) {
      return new Answer(null, text);
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Answer press(@NotNull @Valid Press pressed) {
    return press.press(pressed.userId(), pressed.context());
  }
}
