/** The CloudEvents envelope and the topics. What travels, not how. */
package org.careline.contracts.event;
