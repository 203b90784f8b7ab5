package org.careline.rag.retrieval;

import java.util.Set;
import org.careline.contracts.identity.TenantId;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;

/** What is asked, by whom, and how many passages are wanted. */
public record Question(
    TenantId tenant, String text, Language language, Set<Kind> kinds, int limit) {

  public static final int MOST = 50;

  public Question {
    kinds = Set.copyOf(kinds);
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("between 1 and " + MOST + " passages");
    }
  }
}
