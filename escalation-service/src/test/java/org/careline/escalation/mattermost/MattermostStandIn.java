package org.careline.escalation.mattermost;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.careline.contracts.identity.UserId;

/** Starts the stand-in and points the service at it. */
public final class MattermostStandIn implements QuarkusTestResourceLifecycleManager {

  static final FakeMattermost SERVER = new FakeMattermost();
  static final UserId NINA = UserId.of("0192f3a0-0000-7000-8000-000000000001");
  static final UserId OMAR = UserId.of("0192f3a0-0000-7000-8000-000000000002");
  static final String NINA_THERE = "ninaninaninaninaninaninani";
  static final String OMAR_THERE = "omaromaromaromaromaromarom";

  @Override
  public Map<String, String> start() {
    int port = SERVER.start();
    return Map.of(
        "careline.mattermost.url",
        "http://localhost:" + port,
        "careline.mattermost.token",
        FakeMattermost.TOKEN,
        "careline.mattermost.action-secret",
        "a-secret-of-at-least-32-characters!",
        "careline.mattermost.channels",
        "demo=" + FakeMattermost.CHANNEL,
        "careline.mattermost.staff",
        "%s=demo=%s=Nina,%s=demo=%s=Omar".formatted(NINA_THERE, NINA, OMAR_THERE, OMAR),
        "careline.mattermost.send-every",
        "0.2s");
  }

  @Override
  public void stop() {
    SERVER.stop();
  }
}
