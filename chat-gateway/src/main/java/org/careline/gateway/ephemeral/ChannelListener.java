package org.careline.gateway.ephemeral;

/** A bean that hears one Redis channel. */
public interface ChannelListener {

  String channel();

  /** On an event loop, in the order of the channel: must not wait. */
  void received(String message);
}
