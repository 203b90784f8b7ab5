/** Stable problem codes of the public API. */
package org.careline.contracts.problem;
