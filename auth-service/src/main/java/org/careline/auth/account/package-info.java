/** Accounts and registration. */
package org.careline.auth.account;
