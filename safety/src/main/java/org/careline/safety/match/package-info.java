/**
 * The pattern language of the rules: words, stems, alternatives and bounded gaps over tokens.
 *
 * <p>Matching walks sets of positions as bit masks, so no pattern can blow up whatever the text. It
 * knows nothing of levels, categories or languages.
 */
package org.careline.safety.match;
