package org.careline.rag.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * bge-small-en-v1.5, quantised, run by ONNX inside this process (384 dimensions, English). One
 * thread a call: callers decide how many run side by side, and an idle runtime does not spin.
 */
public final class BgeSmallEmbedder implements Embedder {

  /** The instruction the model was trained with for short questions; passages carry none. */
  static final String QUERY_PREFIX = "Represent this sentence for searching relevant passages: ";

  private static final String MODEL_FILE = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER_FILE = "/bge-small-en-v1.5-q-tokenizer.json";
  private static final int DIMENSIONS = 384;
  private static final int LONGEST_TEXT = 4_000;

  static {
    // The tokenizer library reports its use to its makers unless told not to. It is told.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
  }

  private final Encoder encoder = new Encoder(load());

  @Override
  public String model() {
    return "bge-small-en-v1.5-q";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] query(String text) {
    return embed(QUERY_PREFIX + text);
  }

  @Override
  public List<float[]> passages(List<String> texts) {
    return texts.stream().map(this::embed).toList();
  }

  private float[] embed(String text) {
    var bounded = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    return encoder.embedAll(List.of(TextSegment.from(bounded))).content().getFirst().vector();
  }

  private static OnnxBertBiEncoder load() {
    try (var model = open(MODEL_FILE);
        var tokenizer = open(TOKENIZER_FILE)) {
      var environment = OrtEnvironment.getEnvironment();
      var session = environment.createSession(model.readAllBytes(), options());
      return new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the embedding model cannot be read", unreadable);
    } catch (OrtException unusable) {
      throw new IllegalStateException("the embedding model cannot be started", unusable);
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    var options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }

  private static InputStream open(String resource) throws IOException {
    var stream = BgeSmallEmbedder.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("missing on the classpath: " + resource);
    }
    return stream;
  }

  /** Runs the encoder on the calling thread. */
  private static final class Encoder extends AbstractInProcessEmbeddingModel {

    private final OnnxBertBiEncoder loaded;

    Encoder(OnnxBertBiEncoder loaded) {
      super(Runnable::run);
      this.loaded = loaded;
    }

    @Override
    protected OnnxBertBiEncoder model() {
      return loaded;
    }
  }
}
