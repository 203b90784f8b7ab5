/**
 * What was said in a conversation, as staff read it. Knows nothing of cases' lifecycles; never
 * holds clear text at rest.
 */
package org.careline.escalation.transcript;
