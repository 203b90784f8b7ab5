/**
 * Patients who write under any circumstances: on several devices, over WebSocket and HTTP, coming
 * back after every cut and repeating what was not acknowledged. What they see goes into a history.
 */
package org.careline.systemtests.crowd;
