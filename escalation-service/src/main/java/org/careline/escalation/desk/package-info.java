/**
 * The staff desk: cases over HTTP and live over a WebSocket. Holds no state a restart would lose.
 */
package org.careline.escalation.desk;
