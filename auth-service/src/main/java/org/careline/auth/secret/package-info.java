/** Keys derived from the master key, one per purpose. */
package org.careline.auth.secret;
