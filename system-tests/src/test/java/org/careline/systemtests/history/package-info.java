/** The judge over histories, tried on planted faults. */
package org.careline.systemtests.history;
