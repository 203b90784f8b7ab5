/** Signing in, refreshing, signing out: one family of refresh tokens per device. */
package org.careline.auth.session;
