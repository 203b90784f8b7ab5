package org.careline.auth.throttle;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Locale;
import org.careline.auth.secret.DerivedKeys;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;

/**
 * Slows guessing. One account tried from one address gets pauses that grow to a quarter of an hour;
 * the account as a whole, and the address as a whole, get a minute, so that nobody can lock a
 * patient out from elsewhere for long. Keys are hashes: no e-mail or address is stored.
 */
@ApplicationScoped
public class Throttle {

  private final AttemptCounter attempts;
  private final Pauses perDoor;
  private final Pauses perAccount;
  private final Pauses perAddress;
  private final DerivedKeys keys;

  Throttle(AttemptCounter attempts, ThrottleConfig config, DerivedKeys keys) {
    this.attempts = attempts;
    this.perDoor = Pauses.growing(config.failuresPerAccount());
    this.perAccount = Pauses.even(config.failuresPerAccountEverywhere());
    this.perAddress = Pauses.even(config.attemptsPerAddress());
    this.keys = keys;
  }

  /**
   * @throws Problem LOGIN_THROTTLED
   */
  public void registration(String address) {
    admit(hash("register/" + address), perAddress);
  }

  /**
   * Counts the attempt, which is a failure until {@link #succeeded} says otherwise.
   *
   * @throws Problem LOGIN_THROTTLED
   */
  public void login(TenantId tenant, String email, String address) {
    admit(hash("login/" + address), perAddress);
    admit(door(tenant, email, address), perDoor);
    admit(account(tenant, email), perAccount);
  }

  public void succeeded(TenantId tenant, String email, String address) {
    attempts.clear(door(tenant, email, address));
    attempts.clear(account(tenant, email));
  }

  private void admit(String key, Pauses pauses) {
    long wait = attempts.admit(key, pauses);
    if (wait > 0) {
      throw Problem.of(ProblemCode.LOGIN_THROTTLED).with("retryAfterSeconds", wait);
    }
  }

  private String door(TenantId tenant, String email, String address) {
    return hash("door/" + tenant + "/" + normalised(email) + "/" + address);
  }

  private String account(TenantId tenant, String email) {
    return hash("account/" + tenant + "/" + normalised(email));
  }

  private static String normalised(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private String hash(String key) {
    byte[] mac = keys.mac("throttle", key);
    return HexFormat.of().formatHex(mac, 0, 16);
  }
}
