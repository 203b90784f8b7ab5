package org.careline.chassis.testing;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The SQL statements of the thread that asks, so that what runs in the background does not count. A
 * test makes a bean of it by extending it.
 */
public class StatementCount implements SqlLogger {

  private final ThreadLocal<List<String>> heard = new ThreadLocal<>();

  @Override
  public void logBeforeExecution(StatementContext context) {
    List<String> mine = heard.get();
    if (mine != null) {
      mine.add(context.getRenderedSql());
    }
  }

  /** The statements this work executes, in their order. */
  public List<String> of(Runnable work) {
    List<String> statements = new ArrayList<>();
    heard.set(statements);
    try {
      work.run();
    } finally {
      heard.remove();
    }
    return statements;
  }
}
