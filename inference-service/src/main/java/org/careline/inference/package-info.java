/** Which model answers a patient, streamed and guarded. */
package org.careline.inference;
