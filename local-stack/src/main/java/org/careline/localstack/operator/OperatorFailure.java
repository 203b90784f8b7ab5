package org.careline.localstack.operator;

/** Something an operator has to know in one line. */
final class OperatorFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OperatorFailure(String message) {
    super(message, null, false, false);
  }
}
