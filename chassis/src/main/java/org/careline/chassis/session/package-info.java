/** Sessions that end before their tokens expire. Who ended them, and why, is auth-service's. */
package org.careline.chassis.session;
