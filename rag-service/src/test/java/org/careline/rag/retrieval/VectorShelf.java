package org.careline.rag.retrieval;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.rag.document.Draft;
import org.careline.rag.embedding.BgeSmallEmbedder;
import org.careline.rag.embedding.VectorCodec;

/** Real vectors, kept under {@code target} between runs, because making them takes a minute. */
final class VectorShelf {

  static final BgeSmallEmbedder EMBEDDER = new BgeSmallEmbedder();

  private static final Path FILE = Path.of("target", "vectors-" + EMBEDDER.model() + ".bin");
  private static final Map<String, byte[]> KNOWN = new ConcurrentHashMap<>(load());

  private VectorShelf() {}

  static Map<String, float[]> of(List<String> contexts) {
    var vectors = new ConcurrentHashMap<String, float[]>();
    int before = KNOWN.size();
    contexts.parallelStream()
        .forEach(
            context ->
                vectors.put(
                    context,
                    VectorCodec.fromBytes(
                        KNOWN.computeIfAbsent(
                            Draft.hash(List.of(context)), _ -> embedded(context)))));
    if (KNOWN.size() > before) {
      save();
    }
    return vectors;
  }

  private static byte[] embedded(String context) {
    return VectorCodec.toBytes(EMBEDDER.passages(List.of(context)).getFirst());
  }

  private static Map<String, byte[]> load() {
    var known = new ConcurrentHashMap<String, byte[]>();
    if (!Files.exists(FILE)) {
      return known;
    }
    try (var in = new DataInputStream(Files.newInputStream(FILE))) {
      for (int left = in.readInt(); left > 0; left--) {
        var key = in.readUTF();
        known.put(key, in.readNBytes(EMBEDDER.dimensions() * Float.BYTES));
      }
      return known;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void save() {
    try (var out =
        new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(FILE)))) {
      out.writeInt(KNOWN.size());
      for (var entry : KNOWN.entrySet()) {
        out.writeUTF(entry.getKey());
        out.write(entry.getValue());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
