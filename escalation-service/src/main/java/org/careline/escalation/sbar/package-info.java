/**
 * The hand-over in SBAR form (Institute for Healthcare Improvement), a pure function. It repeats
 * what findings, guidelines and the patient say and adds nothing of its own.
 */
package org.careline.escalation.sbar;
