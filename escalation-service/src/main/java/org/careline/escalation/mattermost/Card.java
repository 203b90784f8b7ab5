package org.careline.escalation.mattermost;

import java.util.Map;

/** What a case looks like in the channel. */
record Card(String message, Map<String, Object> props) {}
