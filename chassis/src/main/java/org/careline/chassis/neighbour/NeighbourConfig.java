package org.careline.chassis.neighbour;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;

/** Neighbours reached by an address. */
@ConfigMapping(prefix = "careline.neighbours")
interface NeighbourConfig {

  /** By name: {@code http(s)://} of a service with health checks, or {@code redis(s)://}. */
  Map<String, URI> addresses();
}
