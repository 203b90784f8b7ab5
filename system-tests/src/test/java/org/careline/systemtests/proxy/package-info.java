/** Each mode of the proxy, against a server that echoes. */
package org.careline.systemtests.proxy;
