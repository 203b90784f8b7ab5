/**
 * Who may call what: every endpoint by every caller on every owner's resource, over the gateway.
 */
package org.careline.systemtests.access;
