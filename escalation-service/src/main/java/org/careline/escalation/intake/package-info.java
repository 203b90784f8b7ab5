/** Facts from the bus on their way to a case: one consumer per topic, no rule of its own. */
package org.careline.escalation.intake;
