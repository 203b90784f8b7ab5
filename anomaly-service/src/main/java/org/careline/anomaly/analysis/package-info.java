/**
 * Level 2: what is in the patient's text and in the reply. The safety engine, and what only both
 * texts together show.
 */
package org.careline.anomaly.analysis;
