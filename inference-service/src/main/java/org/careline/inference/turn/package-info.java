/** A patient's turn: from the message on the bus to the reply on the bus, once. */
package org.careline.inference.turn;
