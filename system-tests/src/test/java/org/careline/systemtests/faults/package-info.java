/**
 * Schedules of faults against a stack of their own, with the history checked after each. The short
 * ones run always; the full ones with {@code ./careline test --faults}.
 */
package org.careline.systemtests.faults;
