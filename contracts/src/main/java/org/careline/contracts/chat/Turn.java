package org.careline.contracts.chat;

import org.careline.contracts.identity.MessageId;
import org.careline.contracts.text.PhiText;

/** One earlier message, as carried in an event's window. */
public record Turn(MessageId messageId, long seq, Speaker speaker, PhiText text) {}
