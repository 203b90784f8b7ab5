package org.careline.inference.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.careline.contracts.problem.ProblemCode;
import org.careline.inference.answer.Answer;
import org.careline.inference.guard.ReplySink;
import org.careline.inference.openai.CompleteChat.Asked;
import org.careline.inference.routing.ReaderGoneException;
import org.jboss.logging.Logger;

/** A completion as server-sent events, ended by {@code [DONE]}. */
final class CompletionStream implements StreamingOutput {

  private static final Logger LOG = Logger.getLogger(CompletionStream.class);

  private final CompleteChat chat;
  private final Asked asked;
  private final boolean usage;
  private final ObjectMapper json;
  private final ClientWatch client;
  private final CompletionWriter shapes;

  CompletionStream(
      CompleteChat chat, Asked asked, boolean usage, ObjectMapper json, ClientWatch client) {
    this.chat = chat;
    this.asked = asked;
    this.usage = usage;
    this.json = json;
    this.client = client;
    this.shapes = new CompletionWriter(asked.model());
  }

  @Override
  public void write(OutputStream out) {
    try (ClientWatch.Watched _ = client.interruptWhenGone()) {
      send(out, shapes.first());
      Answer answer = chat.answer(asked, sink(out));
      send(out, shapes.last(answer));
      if (usage) {
        send(out, shapes.usageChunk(answer, asked.question().text()));
      }
      event(out, "[DONE]");
    } catch (InterruptedException | ReaderGoneException | UncheckedIOException gone) {
      LOG.debug("client gone: the upstream call is cancelled");
    } catch (RuntimeException surprise) { // the status is sent already: say it in the stream
      LOG.errorf("stream failed: %s", surprise.getClass().getSimpleName());
      fail(out);
    }
  }

  private ReplySink sink(OutputStream out) {
    return text -> {
      try {
        send(out, shapes.words(text));
      } catch (UncheckedIOException e) {
        throw new ReaderGoneException();
      }
    };
  }

  private void fail(OutputStream out) {
    try {
      send(out, OpenAiError.of(ProblemCode.NO_ANSWER, null));
    } catch (UncheckedIOException gone) {
      LOG.debug("client gone");
    }
  }

  private void send(OutputStream out, Object chunk) {
    try {
      event(out, json.writeValueAsString(chunk));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void event(OutputStream out, String data) {
    try {
      out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
