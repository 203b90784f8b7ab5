/** Hashing and judging passwords. */
package org.careline.auth.password;
