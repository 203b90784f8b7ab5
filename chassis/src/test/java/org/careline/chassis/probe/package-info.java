/** A service in miniature, to see the chassis work against real stores. */
package org.careline.chassis.probe;
