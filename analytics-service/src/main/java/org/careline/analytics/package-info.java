/** What happened: counts for the dashboard and the audit chain, both from the bus alone. */
package org.careline.analytics;
