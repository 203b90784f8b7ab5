/** Redis, which may vanish at any time: what is asked of it has an answer without it, too. */
package org.careline.gateway.ephemeral;
