package org.careline.systemtests.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.OwnStack;
import org.junit.jupiter.api.Test;

/**
 * The drill: load, backup, more load, every process killed, the state folder lost but for its
 * archive, restore into an empty one.
 */
class BackupIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PASSWORD = "a quiet river at dawn";

  @Test
  void nothingAcknowledgedBeforeTheLastArchivedSegmentIsLost() throws Exception {
    var old = OwnStack.create("old");
    var fresh = OwnStack.create("fresh");
    try {
      old.up();
      String email = UUID.randomUUID() + "@drill.example.org";
      Session patient = old.careline().register(email, PASSWORD, "Drill Patient", "en");
      List<String> conversations = load(patient, 4);
      var backup = old.folder().resolveSibling("backup");
      assertThat(old.run("backup", backup.toString()).output()).contains("not in the backup");
      conversations.addAll(load(patient, 4));
      String acknowledged = sendWithoutWaiting(patient);
      String before = checksum(patient, conversations);
      awaitArchive(old, patient);
      load(patient, 2);
      old.kill();
      Path archive = keepTheArchiveAndTheKeys(old);

      long began = System.nanoTime();
      var restored =
          fresh.run(
              "restore",
              backup.toString(),
              "--archive",
              archive.toString(),
              "--keys",
              archive.resolveSibling("keys.env").toString());
      assertThat(restored.output()).contains("Restored", "with the log in");
      fresh.up();
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

      Session again = fresh.careline().login(email, PASSWORD);
      assertThat(checksum(again, conversations)).isEqualTo(before);
      assertThat(answerIn(again, acknowledged)).isNotBlank();
      assertThat(
              again.send(null, "What helps against a cough?").path("reply").path("text").asText())
          .isNotBlank();
      System.out.println("restored and ready in " + seconds + " s");
    } finally {
      old.down();
      fresh.down();
    }
  }

  @Test
  void withoutItsKeysABackupIsNotRestored() throws IOException {
    var empty = OwnStack.create("keyless");
    Path backup = Files.createDirectories(empty.folder().resolveSibling("half-a-backup"));
    Files.writeString(
        backup.resolve("backup.properties"),
        "madeAt=2026-11-21T00:00:00Z\nfirstSegment=a\nlastSegment=b\nkeyPrint=0\narchive=/nowhere\n");

    var refused = empty.run("restore", backup.toString());

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains("the backup holds no keys");
    assertThat(empty.folder().resolve("data/postgres")).doesNotExist();
  }

  private static List<String> load(Session patient, int turns) {
    List<String> conversations = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      JsonNode sent = patient.send(null, "What helps against a headache, number " + i + "?");
      conversations.add(sent.path("conversationId").asText());
      patient.send(sent.path("conversationId").asText(), "And what if it stays?");
    }
    return conversations;
  }

  /** A message that is acknowledged; its answer may or may not be there when the archive ends. */
  private static String sendWithoutWaiting(Session patient) {
    try (ChatSocket socket = patient.connect()) {
      socket.await("ready", SOON);
      var frame = new java.util.HashMap<String, Object>();
      frame.put("type", "message.send");
      frame.put("clientMessageId", UUID.randomUUID().toString());
      frame.put("conversationId", null);
      frame.put("text", "How much sleep do I need?");
      socket.send(frame);
      return socket.await("message.accepted", SOON).json().path("conversationId").asText();
    }
  }

  private static String answerIn(Session patient, String conversation) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode message : messages(patient, conversation)) {
                if ("assistant".equals(message.path("role").asText())) {
                  return message.path("text").asText();
                }
              }
              return "";
            },
            text -> !text.isBlank());
  }

  private static JsonNode messages(Session patient, String conversation) {
    return patient
        .get("/api/v1/conversations/" + conversation + "/messages?afterSeq=0&limit=100")
        .expect(200)
        .path("items");
  }

  private static String checksum(Session patient, List<String> conversations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String conversation : conversations) {
      for (JsonNode message : messages(patient, conversation)) {
        for (String field : List.of("messageId", "seq", "role", "text", "createdAt")) {
          digest.update(message.path(field).asText().getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * A part-filled segment is archived after a while. The first new one may have been full before;
   * what was acknowledged until now is in the second at the latest.
   */
  private static void awaitArchive(OwnStack stack, Session patient) throws IOException {
    Path archive = stack.folder().resolve("archive");
    for (int segment = 1; segment <= 2; segment++) {
      List<String> before = names(archive);
      load(patient, 1);
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .until(() -> names(archive).stream().anyMatch(name -> !before.contains(name)));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{24}"))
          .toList();
    }
  }

  private static Path keepTheArchiveAndTheKeys(OwnStack stack) throws IOException {
    Path kept = stack.folder().resolveSibling("kept-archive");
    Files.move(stack.folder().resolve("archive"), kept);
    Files.copy(stack.folder().resolve("secrets.env"), kept.resolveSibling("keys.env"));
    Files.move(stack.folder().resolve("data"), stack.folder().resolveSibling("lost"));
    return kept;
  }
}
