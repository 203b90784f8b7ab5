package org.careline.auth.signingkey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.careline.auth.OwnKeys;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A rotation as another service sees it: over HTTP, through SmallRye's own cache of keys. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(OwnKeys.class)
class RotationQuarkusTest {

  @Inject SigningKeys keys;
  @Inject Database database;

  @ConfigProperty(name = "mp.jwt.verify.publickey.location")
  String jwksUrl;

  @ConfigProperty(name = "smallrye.jwt.jwks.refresh-interval")
  int refreshMinutes;

  @ConfigProperty(name = "smallrye.jwt.jwks.forced-refresh-interval")
  int forcedRefreshMinutes;

  @Test
  void aVerifierWithAFullCacheAndNoRefreshLeftAcceptsTheNewKey() throws ParseException {
    String signer = keys.signer().kid();
    String before = token();
    keys.rotate();
    DefaultJWTParser verifier = verifierThatHasNoForcedRefreshLeft();

    promote();

    assertThat(keys.signer().kid()).isNotEqualTo(signer);
    assertThat(verifier.parse(token()).getSubject()).isNotNull();
    assertThat(verifier.parse(before).getSubject()).isNotNull();
  }

  @Test
  void aVerifierReadsANewKeyBeforeItSigns() {
    assertThat(SigningKey.PUBLISHED_AHEAD)
        .isGreaterThan(Duration.ofMinutes(refreshMinutes + forcedRefreshMinutes));
  }

  @Test
  void rotatingAgainAndAgainLeavesAKeyThatSignsAndEveryLiveTokenGood() throws ParseException {
    String before = token();
    for (int i = 0; i < 4; i++) {
      keys.rotate();
    }
    String during = token();

    for (String live : new String[] {before, during}) {
      assertThat(verifier().parse(live).getSubject()).isNotNull();
    }
  }

  @Test
  void aKeyIsPublishedUntilItsLastTokenExpiredHoweverManyFollowed() throws ParseException {
    String before = token();
    for (int i = 0; i < 4; i++) {
      keys.rotate();
      promote();
    }

    assertThat(verifier().parse(before).getSubject()).isNotNull();
  }

  @Test
  void aPublishedKeyHasNoPrivatePart() {
    String published = given().get("/.well-known/jwks.json").asString();

    assertThat(published).contains("\"n\":").doesNotContain("\"d\":", "\"p\":", "\"q\":");
  }

  /** As if the time a key is published ahead had passed. */
  private void promote() {
    database.doAcrossTenants(
        handle ->
            handle.execute("update signing_key set signs_from = now() where signs_from > now()"));
    keys.refresh();
  }

  private DefaultJWTParser verifierThatHasNoForcedRefreshLeft() throws ParseException {
    DefaultJWTParser verifier = verifier();
    verifier.parse(token());
    String unknown =
        TestTokens.sign(TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.ADMIN));
    assertThatThrownBy(() -> verifier.parse(unknown)).isInstanceOf(ParseException.class);
    return verifier;
  }

  private DefaultJWTParser verifier() {
    var info = new JWTAuthContextInfo(jwksUrl, "https://careline");
    info.setExpectedAudience(Set.of("careline"));
    info.setJwksRefreshInterval(refreshMinutes);
    info.setForcedJwksRefreshInterval(forcedRefreshMinutes);
    return new DefaultJWTParser(info);
  }

  private String token() {
    var signer = keys.signer();
    return Jwt.issuer("https://careline")
        .audience("careline")
        .subject(UserId.next().toString())
        .expiresIn(Duration.ofMinutes(5))
        .jws()
        .keyId(signer.kid())
        .sign(signer.key());
  }
}
