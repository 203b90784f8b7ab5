package org.careline.localstack.supervisor;

import java.io.IOException;
import java.util.Optional;

/** Something that runs in a process of its own and can be started again when it dies. */
interface Component {
  /** Its name in logs, records and commands. */
  String name();

  /** The port it serves. */
  int port();

  /** Starts it; returns when it has a process, which need not be ready yet. */
  void start() throws IOException;

  /** Whether it answers. */
  boolean ready();

  /** Its process since the last start. */
  Optional<ProcessHandle> process();

  /** Ends it, gently first. */
  void stop();

  default boolean alive() {
    return process().map(ProcessHandle::isAlive).orElse(false);
  }
}
