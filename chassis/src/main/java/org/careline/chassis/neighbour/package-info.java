/**
 * Who this service leans on and whether they answer, for its readiness report. Never decides
 * whether the service is ready: what a degraded mode covers is no reason to take a service out of
 * the way.
 */
package org.careline.chassis.neighbour;
