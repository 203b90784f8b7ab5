package org.careline.rag.library;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The server lets imports of many megabytes in; plain JSON requests stay small all the same. */
class JsonBodyLimit {

  private static final int MOST = 256 * 1024;

  @ServerRequestFilter
  void limit(ContainerRequestContext request) {
    var type = request.getMediaType();
    if (type == null || !type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return;
    }
    if (request.getLength() > MOST) {
      throw tooLarge();
    }
    request.setEntityStream(new Bounded(request.getEntityStream()));
  }

  private static Problem tooLarge() {
    return Problem.of(ProblemCode.TOO_LARGE, "A request has at most 256 KB");
  }

  private static final class Bounded extends InputStream {

    private final InputStream body;
    private int left = MOST;

    Bounded(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws java.io.IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws java.io.IOException {
      int read = body.read(into, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLarge();
      }
    }

    @Override
    public void close() throws java.io.IOException {
      body.close();
    }
  }
}
