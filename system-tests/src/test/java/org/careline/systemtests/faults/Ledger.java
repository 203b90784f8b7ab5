package org.careline.systemtests.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.careline.systemtests.history.Ending.Count;

/** What the stores hold, read from them directly. */
final class Ledger {

  private static final List<String> SCHEMAS =
      List.of("auth", "gateway", "inference", "rag", "anomaly", "escalation", "analytics");

  private final FaultStack stack;

  Ledger(FaultStack stack) {
    this.stack = stack;
  }

  /** Messages whose answer is still owed, whatever lies in an outbox, and what is not scored. */
  long unfinished() {
    return number("select count(*) from gateway.message where reply_state = 'PENDING'")
        + outboxes().values().stream().mapToLong(Long::longValue).sum()
        + number("select count(*) from gateway.message where role = 'PATIENT'")
        - number("select count(*) from anomaly.interaction where closed_at is not null")
        + counts().stream().filter(count -> count.counted() != count.actual()).count();
  }

  Map<String, Long> outboxes() {
    Map<String, Long> left = new HashMap<>();
    for (String schema : SCHEMAS) {
      left.put(schema + " outbox", number("select count(*) from " + schema + ".outbox"));
    }
    return left;
  }

  Set<String> stateFailed() {
    return new HashSet<>(
        words("select id::text from gateway.message where reply_state = 'FAILED'").keySet());
  }

  Map<String, Integer> cases() {
    return words(
        "select conversation_id::text, count(*) from escalation.escalation_case group by 1");
  }

  Map<String, Integer> scored() {
    return words(
        "select message_id::text, count(*) from anomaly.interaction"
            + " where closed_at is not null group by 1");
  }

  /** Each event has left its mark once: a count too few is a loss, one too many a double. */
  List<Count> counts() {
    List<Count> counts = new ArrayList<>();
    counts.add(
        count(
            "messages", "messages", "select count(*) from gateway.message where role = 'PATIENT'"));
    counts.add(
        count(
            "replies", "replies", "select count(*) from gateway.message where role = 'ASSISTANT'"));
    counts.add(count("cases", "cases", "select count(*) from escalation.escalation_case"));
    counts.add(
        new Count(
            "messages in transcripts of cases",
            number("select count(*) from escalation.transcript_entry"),
            number("select count(*) from gateway.message")));
    counts.add(
        new Count(
            "audit entries",
            number("select count(*) from analytics.audit_entry"),
            number("select count(distinct event_id) from analytics.audit_entry")));
    return counts;
  }

  private Count count(String name, String metric, String actual) {
    return new Count(
        name,
        number(
            "select coalesce(sum(count), 0) from analytics.hourly_count where metric = '"
                + metric
                + "'"),
        number(actual));
  }

  /** Events given up on. */
  long deadLetters() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      var names = admin.listTopics().names().get().stream().filter(t -> t.endsWith(".dlq"));
      admin
          .describeTopics(names.toList())
          .allTopicNames()
          .get()
          .forEach(
              (topic, about) ->
                  about
                      .partitions()
                      .forEach(
                          partition ->
                              ends.put(
                                  new TopicPartition(topic, partition.partition()),
                                  OffsetSpec.latest())));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("Kafka was not asked", e);
    }
  }

  long number(String query) {
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private Map<String, Integer> words(String query) {
    Map<String, Integer> found = new HashMap<>();
    try (var connection = DriverManager.getConnection(stack.databaseUrl());
        var rows = connection.createStatement().executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        found.put(rows.getString(1), columns > 1 ? rows.getInt(2) : 1);
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
