package org.careline.localstack.supervisor;

import java.nio.file.Path;
import org.careline.localstack.process.LogFile;

/**
 * Where things lie in a checkout.
 *
 * @param root the checkout's folder
 * @param home the folder of this stack's data, logs and secrets
 */
record Layout(Path root, Path home) {

  Path data(String component) {
    return home().resolve("data").resolve(component);
  }

  Path archive(String name) {
    return home().resolve("cds").resolve(name + ".jsa");
  }

  /** The database's log since the first backup; outside of the data, which it must outlive. */
  Path archivedLog() {
    return home().resolve("archive");
  }

  Path tool(String name) {
    return home().resolve("tools").resolve(name);
  }

  Path run() {
    return home().resolve("run");
  }

  Path work(String component) {
    return home().resolve("work").resolve(component);
  }

  LogFile log(String component) {
    return new LogFile(home().resolve("logs").resolve(component + ".log"));
  }

  Path secrets() {
    return home().resolve("secrets.env");
  }

  Path demoLogins() {
    return home().resolve("demo.json");
  }

  Path serviceJar(ServiceProcess service) {
    return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
