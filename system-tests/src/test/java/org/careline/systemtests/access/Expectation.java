package org.careline.systemtests.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an endpoint answers, and to whom.
 *
 * @param everyone needs no token
 * @param may roles that are let in
 * @param answer what they get for the request here, which names nothing that exists
 * @param endsSession the call signs its caller out
 * @param resource the kind of thing its path names, if it belongs to somebody
 * @param onReal what each caller gets for one that exists: a role, OWNER, FOREIGN or ELSE
 */
record Expectation(
    Endpoint endpoint,
    boolean everyone,
    Set<Role> may,
    int answer,
    Object body,
    String contentType,
    String query,
    boolean endsSession,
    Optional<String> resource,
    Map<String, Integer> onReal) {

  static Expectation from(Map<String, Object> entry) {
    String who = String.valueOf(entry.get("may"));
    boolean open = who.equals("everyone");
    return new Expectation(
        Endpoint.parse((String) entry.get("endpoint")),
        open,
        open || who.equals("signed-in") ? Set.of(Role.values()) : roles(who),
        (int) entry.get("answer"),
        entry.get("body"),
        (String) entry.getOrDefault("type", "application/json"),
        (String) entry.getOrDefault("query", ""),
        (boolean) entry.getOrDefault("endsSession", false),
        Optional.ofNullable((String) entry.get("resource")),
        real(entry.get("onReal")));
  }

  int without(Credential credential) {
    return everyone || credential == Credential.GOOD ? answer : 401;
  }

  int of(Role role) {
    return may.contains(role) ? answer : 403;
  }

  /** For a thing that exists. */
  int real(String column) {
    Integer said = onReal.getOrDefault(column, onReal.get("ELSE"));
    if (said == null) {
      throw new IllegalStateException(endpoint + " says nothing of " + column);
    }
    return said;
  }

  private static Set<Role> roles(String list) {
    return Arrays.stream(list.replaceAll("[\\[\\] ]", "").split(","))
        .map(Role::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Integer> real(Object found) {
    return found == null
        ? Map.of()
        : ((Map<?, ?>) found)
            .entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        each -> String.valueOf(each.getKey()), each -> (Integer) each.getValue()));
  }

  /** Bad ways to say who one is, and a good one. */
  enum Credential {
    NONE,
    EXPIRED,
    FORGED,
    UNSIGNED,
    REVOKED,
    GOOD;

    static List<Credential> bad() {
      return List.of(NONE, EXPIRED, FORGED, UNSIGNED, REVOKED);
    }
  }
}
