package org.careline.chassis.request;

import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.Uuid7;
import org.jboss.logging.MDC;

/** Ids that every log line of a request or event carries. */
public final class RequestContext {

  private static final String REQUEST = "requestId";
  private static final String CORRELATION = "correlationId";
  private static final String TENANT = "tenant";

  private RequestContext() {}

  public static void begin(String requestId, String correlationId) {
    MDC.put(REQUEST, requestId);
    MDC.put(CORRELATION, correlationId);
  }

  public static void tenant(TenantId tenant) {
    MDC.put(TENANT, tenant.value());
  }

  public static void end() {
    MDC.remove(REQUEST);
    MDC.remove(CORRELATION);
    MDC.remove(TENANT);
  }

  /** The id of the request at hand; a new one outside of any. */
  public static String requestId() {
    return MDC.get(REQUEST) instanceof String id ? id : Uuid7.next().toString();
  }

  /** What the event at hand began with; the request itself where nothing came before. */
  public static String correlationId() {
    return MDC.get(CORRELATION) instanceof String id ? id : requestId();
  }
}
