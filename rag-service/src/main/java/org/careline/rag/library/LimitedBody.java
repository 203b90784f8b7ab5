package org.careline.rag.library;

import java.io.IOException;
import java.io.InputStream;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;

/** Reads a request body no further than allowed. */
final class LimitedBody {

  private LimitedBody() {}

  /**
   * @throws Problem TOO_LARGE when there is more, REQUEST_INVALID when there is nothing
   */
  static byte[] read(InputStream body, int most) throws IOException {
    var bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw Problem.of(ProblemCode.TOO_LARGE, "A file has at most " + most / 1_048_576 + " MB");
    }
    if (bytes.length == 0) {
      throw Problem.of(ProblemCode.REQUEST_INVALID, "The body is empty");
    }
    return bytes;
  }
}
