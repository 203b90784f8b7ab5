/** Who is asking, as their token says. Never reads a header or body for it. */
package org.careline.chassis.caller;
