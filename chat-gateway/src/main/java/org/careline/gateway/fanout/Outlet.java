package org.careline.gateway.fanout;

/** Something of one patient that frames go to: a socket, or a request that waits for its answer. */
public interface Outlet {

  /** Unique on all replicas. */
  String id();

  /** Takes the frame or drops it; never waits and never throws. */
  void offer(ServerFrame frame);
}
