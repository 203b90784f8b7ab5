package org.careline.chassis.bus;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record's headers as text; of two with one name the later counts. */
public final class RecordHeaders {

  private RecordHeaders() {}

  public static Map<String, String> of(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    record
        .headers()
        .forEach(
            header -> {
              byte[] value = header.value();
              headers.put(
                  header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
            });
    return headers;
  }
}
