/**
 * A patient's turn from text to durable message: checked, limited, screened, stored and, where it
 * must be, answered by script.
 */
package org.careline.gateway.turn;
