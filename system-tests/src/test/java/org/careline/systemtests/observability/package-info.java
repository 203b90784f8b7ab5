/**
 * What operators see: alert rules, runbooks, dashboards, and a real Prometheus over the real stack.
 */
package org.careline.systemtests.observability;
