/** Says who did what, on the audit topic, in the transaction that did it. */
package org.careline.chassis.audit;
