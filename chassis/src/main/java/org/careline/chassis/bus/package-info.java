/**
 * Events off Kafka: decoded, in order per key, side by side across keys, retried, dead-lettered. A
 * feature implements {@link org.careline.chassis.bus.EventHandler} and nothing else.
 */
package org.careline.chassis.bus;
