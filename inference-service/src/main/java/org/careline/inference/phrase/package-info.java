/** What Careline says in fixed words, in the patient's language. Plain Java. */
package org.careline.inference.phrase;
