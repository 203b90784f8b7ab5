package org.careline.gateway.fanout;

/** Sees every frame that reaches this replica's patients or passes it on its way to another's. */
public interface FrameListener {

  /** Called on the way: must be quick and must not fail. */
  void delivered(ServerFrame frame);
}
