/** Problems of RFC 9457: one hierarchy, one format, stable codes. No feature's rules. */
package org.careline.chassis.problem;
