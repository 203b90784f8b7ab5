package org.careline.localstack.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a backup folder says of itself.
 *
 * @param firstSegment the log segment the backup starts in
 * @param lastSegment the one it ends in
 * @param keyPrint tells whether a master key is the one the backup was made under, and nothing else
 * @param archive where the log segments after it went
 */
record Manifest(
    Instant madeAt, String firstSegment, String lastSegment, String keyPrint, Path archive) {

  private static final String FILE = "backup.properties";

  static String printOf(String masterKey) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(masterKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] print = mac.doFinal("careline backup".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(print, 0, 8);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  void write(Path folder) throws IOException {
    var lines =
        String.join(
            "\n",
            "madeAt=" + madeAt,
            "firstSegment=" + firstSegment,
            "lastSegment=" + lastSegment,
            "keyPrint=" + keyPrint,
            "archive=" + archive,
            "");
    Files.writeString(folder.resolve(FILE), lines);
  }

  static Manifest read(Path folder) throws IOException {
    var properties = new Properties();
    if (!Files.isReadable(folder.resolve(FILE))) {
      throw new BackupFailure(folder + " is no backup: it has no " + FILE);
    }
    try (var in = Files.newBufferedReader(folder.resolve(FILE))) {
      properties.load(in);
    }
    return new Manifest(
        Instant.parse(properties.getProperty("madeAt")),
        properties.getProperty("firstSegment"),
        properties.getProperty("lastSegment"),
        properties.getProperty("keyPrint"),
        Path.of(properties.getProperty("archive")));
  }
}
