/** Latencies of a running stack, measured from outside on an open-loop schedule. */
package org.careline.systemtests.bench;
