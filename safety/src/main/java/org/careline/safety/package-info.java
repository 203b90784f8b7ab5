/**
 * The clinical safety floor: a pure function from text to an {@link
 * org.careline.safety.Assessment}.
 *
 * <p>Immutable and thread-safe once loaded. It reads nothing but its own classpath resources, calls
 * nobody and keeps no text. Rules are data under {@code safety/rules/<language>/<category>.yaml}.
 */
package org.careline.safety;
