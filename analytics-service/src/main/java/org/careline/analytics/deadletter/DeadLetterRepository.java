package org.careline.analytics.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.bus.DeadLetter;
import org.jdbi.v3.core.Handle;

/** The table of dead letters. */
final class DeadLetterRepository {

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final String KEEP =
      """
      insert into dead_letter as l (tenant_id, id, topic, partition, position, key, consumer, event_id,
        event_type, reason, cause, tries, failed_at, headers, value)
      values (:tenant, :id, :topic, :partition, :position, :key, :consumer, :eventId,
        :eventType, :reason, :cause, :tries, :failedAt, :headers, :value)
      on conflict (tenant_id, id) do update set
        reason = excluded.reason, cause = excluded.cause, tries = l.tries + excluded.tries,
        failed_at = excluded.failed_at, state = 'OPEN'
      where excluded.failed_at > l.failed_at
      """;

  private final ObjectMapper json = new ObjectMapper();

  /** A letter as it was kept, to send its event again. */
  record Kept(DeadLetter letter, LetterState state) {}

  /** Stores a new letter; one that is known and failed again since is open again. */
  void keep(Handle handle, String tenant, DeadLetter letter) {
    handle
        .createUpdate(KEEP)
        .bind("tenant", tenant)
        .bind("id", letter.id())
        .bind("topic", letter.topic())
        .bind("partition", letter.partition())
        .bind("position", letter.offset())
        .bind("key", letter.key())
        .bind("consumer", letter.consumer())
        .bind("eventId", letter.headers().getOrDefault("ce_id", ""))
        .bind("eventType", letter.headers().getOrDefault("ce_type", ""))
        .bind("reason", letter.reason())
        .bind("cause", letter.cause())
        .bind("tries", letter.attempts())
        .bind("failedAt", letter.at())
        .bind("headers", text(letter.headers()))
        .bind("value", letter.value())
        .execute();
  }

  void handled(Handle handle, UUID id) {
    handle.execute(
        "update dead_letter set state = 'HANDLED', handled_at = now()"
            + " where id = ? and state = 'REPLAYING'",
        id);
  }

  /** Claims the letter for a replay, unless somebody has. */
  boolean claim(Handle handle, UUID id, String by) {
    return handle.execute(
            "update dead_letter set state = 'REPLAYING', replays = replays + 1,"
                + " replayed_at = now(), replayed_by = ? where id = ? and state = 'OPEN'",
            by,
            id)
        == 1;
  }

  List<Letter> list(Handle handle, boolean openOnly, int limit, int offset) {
    return handle
        .createQuery(
            "select * from dead_letter where not :open or state <> 'HANDLED'"
                + " order by failed_at desc, id limit :limit offset :offset")
        .bind("open", openOnly)
        .bind("limit", limit)
        .bind("offset", offset)
        .map((row, _) -> letter(row))
        .list();
  }

  long count(Handle handle, boolean openOnly) {
    return handle
        .createQuery("select count(*) from dead_letter where not :open or state <> 'HANDLED'")
        .bind("open", openOnly)
        .mapTo(Long.class)
        .one();
  }

  Optional<LetterDetail> find(Handle handle, UUID id) {
    return handle
        .createQuery("select * from dead_letter where id = :id")
        .bind("id", id)
        .map((row, _) -> detail(row))
        .findOne();
  }

  Optional<Kept> kept(Handle handle, UUID id) {
    return handle
        .createQuery("select * from dead_letter where id = :id for update")
        .bind("id", id)
        .map((row, _) -> kept(row))
        .findOne();
  }

  private Kept kept(ResultSet row) throws SQLException {
    var letter =
        new DeadLetter(
            row.getObject("id", UUID.class),
            row.getString("topic"),
            row.getInt("partition"),
            row.getLong("position"),
            row.getString("key"),
            row.getString("consumer"),
            row.getString("reason"),
            row.getString("cause"),
            row.getInt("tries"),
            at(row, "failed_at").orElseThrow(),
            headers(row),
            row.getBytes("value"));
    return new Kept(letter, LetterState.valueOf(row.getString("state")));
  }

  private LetterDetail detail(ResultSet row) throws SQLException {
    byte[] value = row.getBytes("value");
    return new LetterDetail(
        letter(row),
        row.getInt("partition"),
        row.getLong("position"),
        EventShape.plain(row.getString("key")),
        row.getString("reason"),
        value.length,
        value.length > 0,
        EventShape.attributes(headers(row)),
        EventShape.of(value));
  }

  private static Letter letter(ResultSet row) throws SQLException {
    String cause = row.getString("cause");
    return new Letter(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getString("consumer"),
        EventShape.plain(row.getString("event_type")),
        EventShape.plain(row.getString("event_id")),
        at(row, "failed_at").orElseThrow(),
        row.getInt("tries"),
        cause.substring(cause.lastIndexOf('.') + 1),
        LetterState.valueOf(row.getString("state")),
        row.getInt("replays"),
        at(row, "replayed_at"),
        at(row, "handled_at"));
  }

  private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private Map<String, String> headers(ResultSet row) throws SQLException {
    try {
      return json.readValue(row.getString("headers"), HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are plain strings", e);
    }
  }

  private String text(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are plain strings", e);
    }
  }
}
