/** Getting a human: cases, offers, the staff desk and Mattermost. Each package is one feature. */
package org.careline.escalation;
