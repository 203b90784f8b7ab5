/** A client of the public API: HTTP and WebSocket through one port, nothing behind it. */
package org.careline.systemtests.client;
