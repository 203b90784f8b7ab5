package org.careline.gateway.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;

/** Limits of a patient's socket. */
@ConfigMapping(prefix = "careline.socket")
interface SocketConfig {

  /** Origins that may connect besides the one the request is for. */
  List<String> origins();

  /** Frames that may wait for a slow client; from half on, passing ones are left out. */
  @WithDefault("256")
  @Min(8)
  int queue();

  /** Bytes of one inbound frame. */
  @WithDefault("16384")
  @Min(1024)
  int frameBytes();

  /** Inbound frames a second. */
  @WithDefault("20")
  @Min(1)
  int framesPerSecond();

  /** How long a ticket is good for. */
  @WithDefault("30s")
  Duration ticketLife();

  /** Over how long the sockets are closed when the process is to end. */
  @WithDefault("2s")
  Duration drain();
}
