/** The keys tokens are signed with, their rotation and their publication. */
package org.careline.auth.signingkey;
