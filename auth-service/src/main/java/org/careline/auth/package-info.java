/** Who you are: accounts, sessions and the keys that sign tokens. */
package org.careline.auth;
