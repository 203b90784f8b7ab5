/** Answers that come back: stored once, shown live while they are written. It asks no model. */
package org.careline.gateway.reply;
