/** The system from outside: journey tests. */
package org.careline.systemtests.journey;
