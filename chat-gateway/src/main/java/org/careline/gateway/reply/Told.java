package org.careline.gateway.reply;

import org.careline.gateway.conversation.Owner;
import org.careline.gateway.fanout.ServerFrame;

/** What a patient is to hear of an answer. */
record Told(Owner owner, ServerFrame frame) {}
