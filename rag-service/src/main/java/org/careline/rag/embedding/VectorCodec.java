package org.careline.rag.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as bytes for the store: 32-bit floats, little-endian. */
public final class VectorCodec {

  private VectorCodec() {}

  public static byte[] toBytes(float[] vector) {
    var buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(vector);
    return buffer.array();
  }

  public static float[] fromBytes(byte[] bytes) {
    if (bytes.length % Float.BYTES != 0) {
      throw new IllegalArgumentException("not a vector of 32-bit floats");
    }
    var vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }
}
