/**
 * Text as the rules see it: folded tokens with offsets into the original, and the language it is
 * written in.
 */
package org.careline.safety.text;
