package org.careline.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo logins that {@code ./careline up} writes. */
public final class Logins {

  private final JsonNode logins;

  private Logins(JsonNode logins) {
    this.logins = logins;
  }

  public static Logins read(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalStateException("no demo logins: start Careline first with ./careline up");
    }
    try {
      return new Logins(Careline.JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String email(String who) {
    return logins.path(who).path("email").asText();
  }

  public String password(String who) {
    return logins.path(who).path("password").asText();
  }

  public Session signIn(Careline careline, String who) {
    return careline.login(email(who), password(who));
  }
}
