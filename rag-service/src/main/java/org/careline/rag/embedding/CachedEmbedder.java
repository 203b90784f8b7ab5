package org.careline.rag.embedding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Remembers the vectors of recent questions; the least recently asked leaves first. */
public final class CachedEmbedder implements Embedder {

  private final Embedder behind;
  private final Map<String, float[]> recent;

  public CachedEmbedder(Embedder behind, int capacity) {
    this.behind = behind;
    this.recent =
        Collections.synchronizedMap(
            new LinkedHashMap<>(64, 0.75f, true) {
              private static final long serialVersionUID = 1L;

              @Override
              protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > capacity;
              }
            });
  }

  @Override
  public String model() {
    return behind.model();
  }

  @Override
  public int dimensions() {
    return behind.dimensions();
  }

  @Override
  public float[] query(String text) {
    var key = text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    var known = recent.get(key);
    if (known != null) {
      return known;
    }
    var vector = behind.query(key);
    recent.put(key, vector);
    return vector;
  }

  @Override
  public List<float[]> passages(List<String> texts) {
    return behind.passages(texts);
  }
}
