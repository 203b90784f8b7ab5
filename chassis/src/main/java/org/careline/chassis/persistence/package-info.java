/** Transactions bound to a tenant. Holds no SQL of any feature. */
package org.careline.chassis.persistence;
