/** Events become counts per hour. Holds ids and numbers, never a patient's text. */
package org.careline.analytics.rollup;
