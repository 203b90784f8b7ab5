/**
 * The output guard: holds words back until a whole sentence has passed, and withholds what must not
 * be shown. Never shows first and retracts later. Plain Java.
 */
package org.careline.inference.guard;
