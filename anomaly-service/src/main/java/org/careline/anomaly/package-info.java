/** The five levels: log, analyse, score, explain, review. */
package org.careline.anomaly;
