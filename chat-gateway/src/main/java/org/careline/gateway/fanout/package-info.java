/**
 * Frames to every open socket of a patient, here and on other replicas. It knows no socket
 * technology.
 */
package org.careline.gateway.fanout;
