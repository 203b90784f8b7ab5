package org.careline.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionGuardTest {

  private static final UUID SESSION = UUID.randomUUID();
  private static final String TOKEN = "e30." + base64("{\"sid\":\"" + SESSION + "\"}") + ".c2ln";

  @Test
  void readsTheSessionOfATokenInTheHeader() {
    assertThat(SessionGuard.session("Bearer " + TOKEN)).contains(SESSION);
  }

  @Test
  void readsTheSessionOfATokenThatASocketCarriesAsItsSubProtocol() {
    String carrier = "quarkus-http-upgrade#Authorization#Bearer " + TOKEN;
    String encoded = URLEncoder.encode(carrier, StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(SessionGuard.carried("bearer-token-carrier, " + encoded)).contains(SESSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chat",
        "%zz",
        "quarkus-http-upgrade%23Authorization%23Bearer%20x",
        "quarkus-http-upgrade%23Authorization%23Bearer%20a.%25.c",
        "quarkus-http-upgrade%23Authorization%23Bearer%20e30.e30.e30"
      })
  void whateverElseIsCarriedNamesNoSession(String protocols) {
    assertThat(SessionGuard.carried(protocols)).isEmpty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
