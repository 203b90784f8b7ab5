/**
 * Fixed answers for emergencies and crises: our own words in four languages, and the numbers to
 * call by country.
 */
package org.careline.safety.script;
