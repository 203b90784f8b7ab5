/**
 * Cases in the staff's own chat, beside the desk and never instead of it: a thread per case in a
 * queue channel, buttons to accept and close, replies that reach the patient. Off without {@code
 * careline.mattermost.url}. While Mattermost is away everything waits in a durable queue.
 */
package org.careline.escalation.mattermost;
