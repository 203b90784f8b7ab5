/** The audit chain: appended from the bus, never changed, verifiable row by row. */
package org.careline.analytics.audit;
