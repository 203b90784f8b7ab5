/** Request and correlation ids, from the edge through logs and events. */
package org.careline.chassis.request;
