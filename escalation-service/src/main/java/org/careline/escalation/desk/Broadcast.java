package org.careline.escalation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.contracts.identity.MessageId;

/** Makes a frame of news and gives it to the tenant's sockets here. */
@ApplicationScoped
class Broadcast {

  private final ReadCases read;
  private final DeskSockets sockets;
  private final DeskFrames frames;

  Broadcast(ReadCases read, DeskSockets sockets, DeskFrames frames) {
    this.read = read;
    this.sockets = sockets;
    this.frames = frames;
  }

  void tell(News news) {
    if (!sockets.anyOf(news.tenant())) {
      return;
    }
    Optional<String> frame =
        news.message().map(message -> said(news, message)).orElseGet(() -> changed(news));
    frame.ifPresent(text -> sockets.send(news.tenant(), text));
  }

  private Optional<String> changed(News news) {
    return read.current(news.tenant(), news.caseId()).map(frames::caseUpdated);
  }

  private Optional<String> said(News news, MessageId message) {
    return read.entry(news.tenant(), news.caseId(), message)
        .map(entry -> frames.caseMessage(news.caseId(), entry));
  }
}
