package org.careline.rag.document;

import org.careline.contracts.identity.TenantId;

/**
 * Whose a document is: one tenant's, or everybody's. A tenant that edits a shared document gets its
 * own copy, which hides the shared one from that tenant alone.
 */
public record Owner(String value) {

  /** The knowledge that ships with the platform. No tenant's slug can look like this. */
  public static final Owner SHARED = new Owner("*");

  public static Owner of(TenantId tenant) {
    return new Owner(tenant.value());
  }
}
