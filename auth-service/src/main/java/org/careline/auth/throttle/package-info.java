/** Slows down guessing without locking a patient out for long. */
package org.careline.auth.throttle;
