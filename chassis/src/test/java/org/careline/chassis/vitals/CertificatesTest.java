package org.careline.chassis.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

  private static final String SECRET = "only-for-this-test";

  @TempDir Path folder;

  @Test
  void theFirstCertificateToEndCounts() throws Exception {
    Path file = folder.resolve("keys.p12");
    make(file, "long", 90);
    make(file, "short", 10);

    var end = Certificates.earliestEnd(KeyStore.getInstance(file.toFile(), SECRET.toCharArray()));

    assertThat(end.orElseThrow())
        .isCloseTo(Instant.now().plus(Duration.ofDays(10)), within(1, ChronoUnit.HOURS));
  }

  @Test
  void everyKeyStoreOfTheConfigurationIsNamedOnce() {
    assertThat(
            Certificates.names(
                List.of(
                    "quarkus.tls.key-store.p12.path",
                    "quarkus.tls.key-store.p12.password",
                    "quarkus.tls.internal.key-store.pem.0.cert",
                    "quarkus.tls.trust-store.pem.certs",
                    "quarkus.http.port")))
        .containsExactly("default", "internal");
  }

  private static void make(Path store, String alias, int days) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-alias",
                    alias,
                    "-keyalg",
                    "EC",
                    "-validity",
                    Integer.toString(days),
                    "-dname",
                    "CN=localhost",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    SECRET))
            .redirectErrorStream(true)
            .start();
    String output = new String(made.getInputStream().readAllBytes());
    assertThat(made.waitFor()).as(output).isZero();
  }
}
