package org.careline.contracts.event;

import java.util.List;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.audit.AuditEvent;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.safety.InteractionEvent;

/** Every topic there is. */
public final class Topics {

  /** Key: conversation id. */
  public static final Topic<ChatEvent> MESSAGES = Topic.of("chat.messages.v1", ChatEvent.class);

  /** Key: conversation id. */
  public static final Topic<ReplyEvent> REPLIES = Topic.of("chat.replies.v1", ReplyEvent.class);

  /** Key: conversation id. */
  public static final Topic<InteractionEvent> INTERACTIONS =
      Topic.of("safety.interactions.v1", InteractionEvent.class);

  /** Key: conversation id. */
  public static final Topic<CaseEvent> CASES = Topic.of("escalation.cases.v1", CaseEvent.class);

  /** Key: user id. */
  public static final Topic<AccountEvent> ACCOUNTS =
      Topic.of("identity.accounts.v1", AccountEvent.class);

  /** Key: tenant. */
  public static final Topic<AuditEvent> AUDIT = Topic.of("audit.entries.v1", AuditEvent.class);

  public static final List<Topic<?>> ALL =
      List.of(MESSAGES, REPLIES, INTERACTIONS, CASES, ACCOUNTS, AUDIT);

  private Topics() {}
}
