/** Journeys through the running service: the bus in, HTTP, sockets and the bus out. */
package org.careline.escalation.journey;
