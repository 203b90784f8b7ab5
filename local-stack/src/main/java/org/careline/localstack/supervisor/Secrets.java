package org.careline.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** This checkout's secrets: made once, kept in a file that only its owner reads. */
final class Secrets {
  static final String DATABASE_PASSWORD = "CARELINE_DB_PASSWORD";
  static final String SUPERUSER_PASSWORD = "CARELINE_DB_SUPERUSER_PASSWORD";
  static final String MASTER_KEY = "CARELINE_MASTER_KEY";
  static final String SERVICE_SECRET = "CARELINE_SERVICE_SECRET";
  static final String DEMO_PASSWORD = "CARELINE_DEMO_PASSWORD";

  /** No look-alikes, because people read the demo password off a screen. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, String> values;

  private Secrets(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Reads the file and adds what it lacks. */
  static Secrets loadOrCreate(Path file) throws IOException {
    var values = new LinkedHashMap<String, String>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          values.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    }
    int known = values.size();
    generators().forEach((name, make) -> values.computeIfAbsent(name, _ -> make.get()));
    if (values.size() > known) {
      write(file, values);
    }
    return new Secrets(values);
  }

  private static Map<String, Supplier<String>> generators() {
    var generators = new LinkedHashMap<String, Supplier<String>>();
    generators.put(DATABASE_PASSWORD, () -> token(24));
    generators.put(SUPERUSER_PASSWORD, () -> token(24));
    generators.put(MASTER_KEY, () -> Base64.getEncoder().encodeToString(random(32)));
    generators.put(SERVICE_SECRET, () -> token(36));
    generators.put(DEMO_PASSWORD, Secrets::readablePassword);
    return generators;
  }

  private static void write(Path file, Map<String, String> values) throws IOException {
    var text =
        new StringBuilder("# Made by ./careline up for this checkout alone. Do not share.\n");
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    PrivateFile.write(file, text.toString());
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static String token(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
  }

  private static String readablePassword() {
    var password = new StringBuilder("Care-");
    for (int i = 0; i < 12; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "");
      password.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return password.append("-7").toString();
  }

  String get(String name) {
    return values.get(name);
  }

  /** What every service gets; the superuser's password is not for them. */
  Map<String, String> forServices() {
    var shared = new LinkedHashMap<>(values);
    shared.remove(SUPERUSER_PASSWORD);
    return shared;
  }
}
