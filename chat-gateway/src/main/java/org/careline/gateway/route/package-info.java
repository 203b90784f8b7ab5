/**
 * The public paths of the other services, forwarded by an explicit table. Nothing that is not in
 * the table passes.
 */
package org.careline.gateway.route;
