package org.careline.chassis.vitals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * {@code careline_certificate_expires_seconds{name}}: when the certificate this process shows ends,
 * in seconds since 1970. One per TLS configuration with a key store; none without TLS.
 */
@Singleton
class Certificates implements MeterBinder {

  private static final String UNNAMED = "default";
  private static final Pattern KEY_STORE =
      Pattern.compile("quarkus\\.tls\\.(?:\"?([\\w-]+)\"?\\.)?key-store\\..+");

  private final TlsConfigurationRegistry registry;
  private final Config config;

  Certificates(TlsConfigurationRegistry registry, Config config) {
    this.registry = registry;
    this.config = config;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (String name : names(config.getPropertyNames())) {
      Gauge.builder("careline_certificate_expires_seconds", () -> end(name))
          .description("when the certificate this process shows ends, in seconds since 1970")
          .tag("name", name)
          .register(meters);
    }
  }

  static Set<String> names(Iterable<String> properties) {
    Set<String> names = new TreeSet<>();
    for (String property : properties) {
      var store = KEY_STORE.matcher(property);
      if (store.matches()) {
        names.add(Optional.ofNullable(store.group(1)).orElse(UNNAMED));
      }
    }
    return names;
  }

  /** Read anew each time: key stores are renewed under a running process. */
  private double end(String name) {
    return (name.equals(UNNAMED) ? registry.getDefault() : registry.get(name))
        .map(tls -> tls.getKeyStore())
        .flatMap(Certificates::earliestEnd)
        .map(end -> (double) end.getEpochSecond())
        .orElse(Double.NaN);
  }

  static Optional<Instant> earliestEnd(KeyStore store) {
    try {
      Optional<Instant> earliest = Optional.empty();
      for (String alias : Collections.list(store.aliases())) {
        if (store.getCertificate(alias) instanceof X509Certificate shown) {
          Instant end = shown.getNotAfter().toInstant();
          earliest = earliest.filter(end::isAfter).or(() -> Optional.of(end));
        }
      }
      return earliest;
    } catch (KeyStoreException e) {
      return Optional.empty();
    }
  }
}
