package org.careline.chassis.neighbour;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.careline.chassis.bus.KafkaSettings;

/** The bus, asked for its nodes. */
@ApplicationScoped
class KafkaNeighbour implements Neighbour {

  private static final int MILLIS = 2_500;

  private final KafkaSettings kafka;
  private Admin admin;

  KafkaNeighbour(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public synchronized boolean answers() throws Exception {
    if (admin == null) {
      admin = Admin.create(kafka.admin());
    }
    return !admin
        .describeCluster(new DescribeClusterOptions().timeoutMs(MILLIS))
        .nodes()
        .get(MILLIS, TimeUnit.MILLISECONDS)
        .isEmpty();
  }

  @PreDestroy
  void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
