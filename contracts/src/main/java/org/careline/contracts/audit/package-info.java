/** Who did what to what, for the audit chain. */
package org.careline.contracts.audit;
