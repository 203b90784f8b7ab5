package org.careline.escalation.mattermost;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.escalation.caseload.Clinician;
import org.careline.escalation.caseload.StaffMember;

/** Which channel is whose, and which Mattermost user is which clinician. */
@Startup
@ApplicationScoped
class Directory {

  private static final int SECRET_MIN = 32;
  private static final int STAFF_PARTS = 4;

  private final boolean on;
  private final Map<TenantId, String> channels = new HashMap<>();
  private final Map<String, Clinician> staff = new HashMap<>();

  Directory(MattermostConfig config) {
    this.on = config.url().isPresent();
    if (on) {
      require(config.token().isPresent(), "careline.mattermost.token is missing");
      require(
          config.actionSecret().orElse("").length() >= SECRET_MIN,
          "careline.mattermost.action-secret must have 32 characters or more");
      config.channels().orElse(List.of()).forEach(this::channel);
      config.staff().orElse(List.of()).forEach(this::colleague);
      require(!channels.isEmpty(), "careline.mattermost.channels names no channel");
    }
  }

  boolean isOn() {
    return on;
  }

  Optional<String> channelOf(TenantId tenant) {
    return Optional.ofNullable(channels.get(tenant));
  }

  Map<TenantId, String> channels() {
    return Map.copyOf(channels);
  }

  Optional<TenantId> tenantOf(String channel) {
    return channels.entrySet().stream()
        .filter(entry -> entry.getValue().equals(channel))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The clinician of the tenant behind a Mattermost user. */
  Optional<Clinician> clinician(TenantId tenant, String user) {
    return Optional.ofNullable(staff.get(user))
        .filter(colleague -> colleague.tenant().equals(tenant));
  }

  private void channel(String line) {
    String[] parts = line.split("=", -1);
    require(
        parts.length == 2 && !parts[1].isBlank(),
        "careline.mattermost.channels: each is <tenant>=<channel id>");
    channels.put(new TenantId(parts[0].strip()), parts[1].strip());
  }

  private void colleague(String line) {
    String[] parts = line.split("=", STAFF_PARTS);
    require(
        parts.length == STAFF_PARTS,
        "careline.mattermost.staff: each is <Mattermost user id>=<tenant>=<user id>=<name>");
    staff.put(
        parts[0].strip(),
        new Clinician(
            new TenantId(parts[1].strip()),
            new StaffMember(UserId.of(parts[2].strip()), parts[3].strip()),
            Role.CLINICIAN));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
