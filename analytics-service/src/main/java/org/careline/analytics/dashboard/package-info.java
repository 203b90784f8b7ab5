/** The dashboard's figures, read from the rollups. Computes nothing the bus has not told. */
package org.careline.analytics.dashboard;
