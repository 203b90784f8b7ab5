/**
 * The last in the chain: answers from reviewed passages alone, word for word and cited, and says so
 * when it has nothing. Plain Java, no model, always there.
 */
package org.careline.inference.extractive;
