package org.careline.auth.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Argon2id with OWASP's parameters: 19 MiB, two passes, one lane. At most one hash per core runs at
 * a time, so that a flood of logins does not take the machine from the rest.
 */
@ApplicationScoped
public class PasswordHasher {

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /** Compared against when there is no such account, so that both cases take the same time. */
  private final String nobody = hash("nobody has this password");

  public final String hash(String password) {
    cores.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt().with(ARGON2ID).getResult();
    } finally {
      cores.release();
    }
  }

  /** Whether the password fits the hash; takes as long when there is no hash. */
  public boolean fits(String password, Optional<String> hash) {
    cores.acquireUninterruptibly();
    try {
      boolean same = Password.check(password, hash.orElse(nobody)).with(ARGON2ID);
      return same && hash.isPresent();
    } finally {
      cores.release();
    }
  }
}
