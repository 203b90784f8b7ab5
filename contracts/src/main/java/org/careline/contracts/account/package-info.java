/** Events of accounts and sessions. */
package org.careline.contracts.account;
