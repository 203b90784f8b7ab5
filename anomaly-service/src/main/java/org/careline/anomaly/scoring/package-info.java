/** Level 3: one level and a score per risk, by a versioned policy. Pure. */
package org.careline.anomaly.scoring;
