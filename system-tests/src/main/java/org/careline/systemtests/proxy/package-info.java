/** A TCP proxy that breaks connections in the ways networks and neighbours do. */
package org.careline.systemtests.proxy;
