/**
 * What every process says of itself whatever it does: its clock, its disk, its certificates, and
 * how its HTTP times are counted.
 */
package org.careline.chassis.vitals;
