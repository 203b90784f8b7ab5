package org.careline.escalation.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.escalation.sbar.Sbar;

/** The frames of the desk's socket. */
@ApplicationScoped
@RegisterForReflection(
    targets = {
      DeskFrames.Ready.class,
      DeskFrames.Updated.class,
      DeskFrames.Said.class,
      DeskFrames.Pong.class,
      DeskFrames.Failed.class,
      CaseView.class,
      EntryView.class,
      Sbar.class
    })
class DeskFrames {

  private final ObjectMapper json;

  DeskFrames(ObjectMapper json) {
    this.json = json;
  }

  record Ready(String type, String connectionId, String userId) {}

  record Updated(String type, @JsonProperty("case") CaseView item) {}

  record Said(String type, String caseId, EntryView entry) {}

  record Pong(String type) {}

  record Failed(String type, ProblemCode code, String title) {}

  String ready(String connection, UserId user) {
    return write(new Ready("ready", connection, user.toString()));
  }

  String caseUpdated(CaseView item) {
    return write(new Updated("case.updated", item));
  }

  String caseMessage(CaseId id, EntryView entry) {
    return write(new Said("case.message", id.toString(), entry));
  }

  String pong() {
    return write(new Pong("pong"));
  }

  String error(ProblemCode code) {
    return write(new Failed("error", code, code.title()));
  }

  /** Whether the client's frame is a ping, the one frame it may send. */
  boolean isPing(String text) {
    try {
      return "ping".equals(json.readTree(text).path("type").asText());
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private String write(Object frame) {
    try {
      return json.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("frame does not serialise", e);
    }
  }
}
