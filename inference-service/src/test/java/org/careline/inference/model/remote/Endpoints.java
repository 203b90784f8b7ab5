package org.careline.inference.model.remote;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Endpoints as configuration makes them, with every default. */
final class Endpoints {

  private Endpoints() {}

  static ModelsConfig.Endpoint primary(String kind, String url) {
    Map<String, String> settings =
        Map.of(
            "careline.models.primary.kind", kind,
            "careline.models.primary.url", url,
            "careline.models.primary.name", "stub");
    return new SmallRyeConfigBuilder()
        .withMapping(ModelsConfig.class)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build()
        .getConfigMapping(ModelsConfig.class)
        .primary();
  }
}
