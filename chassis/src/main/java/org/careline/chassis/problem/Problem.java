package org.careline.chassis.problem;

import java.util.Map;
import org.careline.contracts.problem.ProblemCode;

/**
 * A failure the caller is told about. The detail is written for the caller: no PHI, no class names.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient Map<String, Object> extensions;

  private Problem(ProblemCode code, String detail, Map<String, Object> extensions) {
    super(detail, null, false, false);
    this.code = code;
    this.extensions = Map.copyOf(extensions);
  }

  public static Problem of(ProblemCode code) {
    return new Problem(code, null, Map.of());
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, Map.of());
  }

  /** With members beside the standard ones, for example who holds a case. */
  public Problem with(String member, Object value) {
    var more = new java.util.HashMap<>(extensions);
    more.put(member, value);
    return new Problem(code, getMessage(), more);
  }

  public ProblemCode code() {
    return code;
  }

  public Map<String, Object> extensions() {
    return extensions;
  }
}
