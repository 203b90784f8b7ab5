/**
 * Levels 1 to 3 as events arrive: logs, has analysed and scored, and publishes what each level
 * found.
 */
package org.careline.anomaly.pipeline;
