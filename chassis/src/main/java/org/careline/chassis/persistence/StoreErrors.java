package org.careline.chassis.persistence;

import java.sql.SQLException;
import java.util.Set;

/** Tells a store that is away, which passes, from a statement that is wrong, which does not. */
public final class StoreErrors {

  /** SQLSTATE classes: connection, resources, operator intervention, system error. */
  private static final Set<String> PASSING = Set.of("08", "53", "57", "58");

  /** Serialization failure and deadlock: the same work may succeed at once. */
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

  private StoreErrors() {}

  /** Whether anything in the chain of causes says that the store is away or asks for a repeat. */
  public static boolean isTransient(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isTransient(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTransient(SQLException sql) {
    String state = sql.getSQLState();
    // Agroal reports an exhausted or unreachable pool without a state.
    return state == null
        || state.length() >= 2 && PASSING.contains(state.substring(0, 2))
        || REPEATABLE.contains(state);
  }
}
