package org.careline.gateway.conversation;

import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;

/** Whose conversation it is: also whose key seals it, and whose sockets hear of it. */
public record Owner(TenantId tenant, UserId patient) {}
