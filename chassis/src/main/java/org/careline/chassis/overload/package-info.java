/**
 * What is let in when there is more than can be done: emergencies and staff first, then chat, then
 * history, then figures. What is not let in is told so at once and when to come again.
 */
package org.careline.chassis.overload;
