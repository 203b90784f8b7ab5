/**
 * The case lifecycle and its use cases. Whoever shows cases to staff implements {@link
 * org.careline.escalation.caseload.StaffChannel}; nothing here knows how that is done.
 */
package org.careline.escalation.caseload;
