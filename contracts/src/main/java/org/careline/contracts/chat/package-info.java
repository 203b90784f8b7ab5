/** Events of a conversation: what was asked and what was answered. */
package org.careline.contracts.chat;
