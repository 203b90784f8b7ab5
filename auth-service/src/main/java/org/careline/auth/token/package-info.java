/** Access tokens: RS256, thirty minutes. */
package org.careline.auth.token;
