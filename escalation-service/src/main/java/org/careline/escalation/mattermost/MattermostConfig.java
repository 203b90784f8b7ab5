package org.careline.escalation.mattermost;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The staff's Mattermost. */
@ConfigMapping(prefix = "careline.mattermost")
interface MattermostConfig {

  /** The server, for example {@code https://chat.hospital.org}; nothing is sent without it. */
  Optional<URI> url();

  /** The bot account's token. */
  Optional<String> token();

  /** Signs what buttons carry; 32 characters or more. */
  Optional<String> actionSecret();

  /** Queue channels, {@code <tenant>=<channel id>} each. */
  Optional<List<String>> channels();

  /** Who is who, {@code <Mattermost user id>=<tenant>=<Careline user id>=<name>} each. */
  Optional<List<String>> staff();

  /** Where Mattermost reaches Careline. */
  @WithDefault("http://localhost:8080")
  URI publicUrl();

  /** Whether patients' texts and names are posted; otherwise staff read them on the desk. */
  @WithDefault("false")
  boolean patientText();

  /** How long a button works. */
  @WithDefault("7d")
  Duration buttonLife();

  /** How long one call may take. */
  @WithDefault("5s")
  Duration timeout();

  /** How often is looked for something to post. */
  @WithDefault("1s")
  Duration sendEvery();
}
