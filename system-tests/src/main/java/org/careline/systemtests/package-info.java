/** The whole system from outside: what {@code ./careline demo} and {@code bench} run. */
package org.careline.systemtests;
