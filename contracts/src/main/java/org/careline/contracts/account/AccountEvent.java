package org.careline.contracts.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;

/** Accounts and their sessions. No names, no addresses. */
public sealed interface AccountEvent {

  UserId userId();

  record AccountRegistered(
      UserId userId, Set<Role> roles, String language, String country, Instant at)
      implements AccountEvent {}

  record SessionStarted(UserId userId, UUID sessionId, Set<Role> roles, Instant at)
      implements AccountEvent {}

  /** {@code reason}: logout, reuse, admin. */
  record SessionRevoked(UserId userId, UUID sessionId, String reason, Instant at)
      implements AccountEvent {}
}
