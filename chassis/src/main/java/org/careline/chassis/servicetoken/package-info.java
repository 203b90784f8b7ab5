/** How services trust each other on {@code /internal/**}. Users' tokens are worth nothing there. */
package org.careline.chassis.servicetoken;
