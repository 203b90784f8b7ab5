/** An interaction and its record. Knows the levels' results, not how they come about. */
package org.careline.anomaly.interaction;
