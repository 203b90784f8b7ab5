/**
 * Level 4: why it was flagged, with the guidance it rests on. Never sends a patient's words to look
 * it up.
 */
package org.careline.anomaly.explanation;
