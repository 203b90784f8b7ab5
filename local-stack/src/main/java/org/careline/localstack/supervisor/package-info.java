/**
 * One machine's stack: starts the stores and the seven services in order, keeps them running, and
 * ends them.
 *
 * <p>The launcher script chooses the ports and builds the jars; here nothing is built and no port
 * is invented. Must not depend on a service's code: a service is a jar, a port and an environment.
 */
package org.careline.localstack.supervisor;
