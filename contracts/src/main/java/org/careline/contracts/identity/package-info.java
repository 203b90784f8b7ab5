/** Typed identifiers that cross service borders. Values only: no lookup, no I/O. */
package org.careline.contracts.identity;
