/** The gateway as a whole, over real stores; the tests play the services around it. */
package org.careline.gateway;
