/**
 * Released text on its way to whoever watches, over Redis. May be lost at any moment: the durable
 * reply follows on the bus.
 */
package org.careline.inference.live;
