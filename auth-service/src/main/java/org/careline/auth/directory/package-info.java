/** Who there is: the signed-in user, and the list of users for administrators. */
package org.careline.auth.directory;
