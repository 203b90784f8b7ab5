/** For the tests of every service: a real stack in process, and tokens like auth-service's own. */
package org.careline.chassis.testing;
