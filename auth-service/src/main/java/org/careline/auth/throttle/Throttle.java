package org.careline.auth.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import org.careline.auth.secret.DerivedKeys;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;

/**
 * Slows guessing by account and by network address. A success clears the account's count; a full
 * count empties within a minute and doubles in length with each repeat, up to fifteen, so a patient
 * is never locked out for long. Keys are hashes: no e-mail or address is stored.
 */
@ApplicationScoped
public class Throttle {

  private final AttemptCounter counter;
  private final ThrottleConfig config;
  private final DerivedKeys keys;

  Throttle(AttemptCounter counter, ThrottleConfig config, DerivedKeys keys) {
    this.counter = counter;
    this.config = config;
    this.keys = keys;
  }

  /**
   * @throws Problem LOGIN_THROTTLED
   */
  public void registration(String address) {
    attempt("register", address);
  }

  /**
   * @throws Problem LOGIN_THROTTLED
   */
  public void login(TenantId tenant, String email, String address) {
    attempt("login", address);
    refuseAbove(counter.failures(account(tenant, email)), config.failuresPerAccount());
  }

  public void failed(TenantId tenant, String email) {
    counter.failed(account(tenant, email), config.failuresPerAccount());
  }

  public void succeeded(TenantId tenant, String email) {
    counter.clear(account(tenant, email));
  }

  private void attempt(String what, String address) {
    refuseAbove(counter.attempt(hash(what + "/" + address)), config.attemptsPerAddress() + 1);
  }

  private static void refuseAbove(AttemptCounter.Count count, int limit) {
    if (count.attempts() >= limit) {
      throw Problem.of(ProblemCode.LOGIN_THROTTLED)
          .with("retryAfterSeconds", Math.max(1, count.secondsLeft()));
    }
  }

  private String account(TenantId tenant, String email) {
    return hash("account/" + tenant + "/" + email.strip().toLowerCase(java.util.Locale.ROOT));
  }

  private String hash(String key) {
    byte[] mac = keys.mac("throttle", key);
    return HexFormat.of().formatHex(mac, 0, 16);
  }
}
