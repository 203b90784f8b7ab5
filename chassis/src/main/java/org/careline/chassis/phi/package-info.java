/** Encryption of patients' text, one data key per patient. The only place that knows a key. */
package org.careline.chassis.phi;
