package org.careline.gateway.fanout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.gateway.conversation.Owner;

/** The outlets open on this replica. */
@ApplicationScoped
public class Outlets {

  private final Map<Owner, Set<Outlet>> byOwner = new ConcurrentHashMap<>();

  public void add(Owner owner, Outlet outlet) {
    byOwner.compute(
        owner,
        (_, open) -> {
          Set<Outlet> outlets = open == null ? ConcurrentHashMap.newKeySet() : open;
          outlets.add(outlet);
          return outlets;
        });
  }

  public void remove(Owner owner, Outlet outlet) {
    byOwner.computeIfPresent(
        owner,
        (_, open) -> {
          open.remove(outlet);
          return open.isEmpty() ? null : open;
        });
  }

  Set<Owner> owners() {
    return Set.copyOf(byOwner.keySet());
  }

  Set<Outlet> of(Owner owner) {
    return byOwner.getOrDefault(owner, Set.of());
  }
}
