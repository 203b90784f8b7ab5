package org.careline.auth.signingkey;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.careline.chassis.persistence.Database;
import org.jdbi.v3.core.Handle;

/**
 * The keys in force. Every replica reads them from the store each half minute, which is well within
 * the time a new key is published ahead; a row lock lets one replica make a new one.
 */
@ApplicationScoped
public class SigningKeys {

  private static final int AT_LEAST = 3;

  /** More than can be made within {@link SigningKey#PUBLISHED_AFTER}. */
  private static final int REMEMBERED = 12;

  private static final int BEFORE_EVERYTHING_ELSE = 10;

  private final Database database;
  private final SigningKeyRepository repository;
  private volatile List<SigningKey> newestFirst = List.of();

  SigningKeys(Database database, SigningKeyRepository repository) {
    this.database = database;
    this.repository = repository;
  }

  void start(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent started) {
    refresh();
  }

  @Scheduled(every = "30s", delayed = "30s")
  @RunOnVirtualThread
  void refresh() {
    newestFirst =
        database.acrossTenants(
            handle -> {
              repository.lock(handle);
              List<SigningKey> keys = repository.newest(handle, REMEMBERED);
              Instant now = Instant.now();
              Optional<Instant> begin = nextBegins(keys, now);
              if (begin.isEmpty()) {
                return keys;
              }
              repository.create(handle, begin.get());
              return repository.newest(handle, REMEMBERED);
            });
  }

  /**
   * Makes the next key now, whatever the current one's age; it signs after its time ahead. Where a
   * next key waits already, that one is the answer: many calls are one rotation.
   */
  public void rotate() {
    database.doAcrossTenants(this::addNext);
    refresh();
  }

  /** What signs a token now. */
  public record Signer(String kid, PrivateKey key) {}

  public Signer signer() {
    Instant now = Instant.now();
    return newestFirst.stream()
        .filter(key -> key.signsAt(now))
        .findFirst()
        .map(key -> new Signer(key.kid(), key.privateKey()))
        .orElseThrow(() -> new IllegalStateException("no signing key is in force"));
  }

  /**
   * The next, the current and the previous key, and any older one with live tokens, as a JWK set.
   */
  public String jwks() {
    return published(newestFirst, Instant.now()).stream()
        .map(SigningKey::publicJwk)
        .collect(java.util.stream.Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /** When a new key would begin to sign, if one is due. */
  static Optional<Instant> nextBegins(List<SigningKey> newestFirst, Instant now) {
    if (newestFirst.isEmpty()) {
      return Optional.of(now);
    }
    Instant ends = newestFirst.getFirst().signsFrom().plus(SigningKey.SIGNS_FOR);
    return ends.isAfter(now) ? Optional.empty() : Optional.of(now.plus(SigningKey.PUBLISHED_AHEAD));
  }

  static List<SigningKey> published(List<SigningKey> newestFirst, Instant now) {
    return IntStream.range(0, newestFirst.size())
        .filter(
            i ->
                i < AT_LEAST
                    || newestFirst
                        .get(i - 1)
                        .signsFrom()
                        .plus(SigningKey.PUBLISHED_AFTER)
                        .isAfter(now))
        .mapToObj(newestFirst::get)
        .toList();
  }

  private void addNext(Handle handle) {
    repository.lock(handle);
    Instant now = Instant.now();
    if (repository.newest(handle, 1).stream().allMatch(key -> key.signsAt(now))) {
      repository.create(handle, now.plus(SigningKey.PUBLISHED_AHEAD));
    }
  }
}
