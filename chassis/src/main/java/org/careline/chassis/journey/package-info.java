/**
 * How long each step of a patient's way takes, in one family of timers whichever service takes the
 * step. Labels are steps, never people or conversations.
 */
package org.careline.chassis.journey;
