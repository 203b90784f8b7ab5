/** Risk as services tell it to each other, and the events of the five levels. */
package org.careline.contracts.safety;
