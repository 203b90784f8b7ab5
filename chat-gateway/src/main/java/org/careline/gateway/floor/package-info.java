/**
 * Who answers the patient, and what staff write to them. Cases themselves belong to the escalation
 * service.
 */
package org.careline.gateway.floor;
