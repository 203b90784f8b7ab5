/**
 * Conversations and their messages: what is stored, listed, renamed, deleted and rated. It sends
 * nothing live.
 */
package org.careline.gateway.conversation;
