/** What a client missed while it was away, read from Postgres, so that any replica can tell it. */
package org.careline.gateway.resume;
