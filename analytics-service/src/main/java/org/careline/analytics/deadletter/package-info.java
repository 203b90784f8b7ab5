/**
 * Events that some consumer could not handle, and their way back to it. Shows what kind of event it
 * was and why it failed, never what a patient wrote.
 */
package org.careline.analytics.deadletter;
