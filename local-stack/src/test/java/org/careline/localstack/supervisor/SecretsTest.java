package org.careline.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void areMadeOnceAndReadableByTheirOwnerAlone() throws Exception {
    var file = folder.resolve("secrets.env");

    var first = Secrets.loadOrCreate(file);
    var second = Secrets.loadOrCreate(file);

    assertThat(second.forServices()).isEqualTo(first.forServices());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void haveTheSizesTheServicesAskFor() throws Exception {
    var secrets = Secrets.loadOrCreate(folder.resolve("secrets.env"));

    assertThat(Base64.getDecoder().decode(secrets.get(Secrets.MASTER_KEY))).hasSize(32);
    assertThat(secrets.get(Secrets.SERVICE_SECRET)).hasSizeGreaterThanOrEqualTo(32);
    assertThat(secrets.get(Secrets.DEMO_PASSWORD)).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void keepWhatTheOwnerWroteAndAddWhatIsMissing() throws Exception {
    var file = folder.resolve("secrets.env");
    Files.writeString(file, "CARELINE_DEMO_PASSWORD=chosen=by-me\n");

    var secrets = Secrets.loadOrCreate(file);

    assertThat(secrets.get(Secrets.DEMO_PASSWORD)).isEqualTo("chosen=by-me");
    assertThat(secrets.get(Secrets.MASTER_KEY)).isNotBlank();
  }

  @Test
  void theSuperusersPasswordIsNotForServices() throws Exception {
    var secrets = Secrets.loadOrCreate(folder.resolve("secrets.env"));

    assertThat(secrets.forServices())
        .containsKey(Secrets.DATABASE_PASSWORD)
        .doesNotContainKey(Secrets.SUPERUSER_PASSWORD);
  }

  @Test
  void everyDemoLoginIsWrittenForTheDemoToRead() throws Exception {
    var file = folder.resolve("demo.json");

    new DemoLogins("Care-abcd").write(file);

    assertThat(Files.readString(file))
        .contains(
            "\"patient\": {\"email\": \"patient@demo.careline\", \"password\": \"Care-abcd\"}")
        .contains("\"clinician2\"", "\"reviewer\"", "\"admin\"", "\"student\"", "\"instructor\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
