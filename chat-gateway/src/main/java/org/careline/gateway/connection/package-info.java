/**
 * WebSockets of patients: who may connect, what a frame may be, how fast, and when a socket ends.
 * It decides nothing about content.
 */
package org.careline.gateway.connection;
