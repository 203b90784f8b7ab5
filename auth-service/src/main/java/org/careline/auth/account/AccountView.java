package org.careline.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.careline.contracts.identity.Role;

/** An account as its owner and administrators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountView(
    String id,
    String email,
    String displayName,
    String language,
    String country,
    Set<Role> roles,
    String tenant,
    Instant createdAt,
    Instant lastLoginAt) {

  public static AccountView from(Account account) {
    return new AccountView(
        account.id().toString(),
        account.email().reveal(),
        account.name().reveal(),
        account.language(),
        account.country(),
        new TreeSet<>(account.roles()),
        account.tenant().value(),
        account.createdAt(),
        account.lastLoginAt().orElse(null));
  }
}
