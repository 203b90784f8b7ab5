package org.careline.localstack.backup;

/** Why there is no backup or no restore, in words for whoever asked. */
public final class BackupFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BackupFailure(String message) {
    super(message);
  }
}
