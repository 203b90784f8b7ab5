/** Events of a case: a patient waiting for, or talking with, a human. */
package org.careline.contracts.escalation;
