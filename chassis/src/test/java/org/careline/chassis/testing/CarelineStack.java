package org.careline.chassis.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.careline.localstack.DatabaseProvisioner;
import org.careline.localstack.EmbeddedDatabase;
import org.careline.localstack.EmbeddedKafka;
import org.careline.localstack.EmbeddedRedis;

/**
 * Postgres, Kafka, Redis and a key server for {@code @QuarkusTest}s, started once per JVM on free
 * ports. Use it with {@code @QuarkusTestResource(CarelineStack.class)}.
 */
public final class CarelineStack implements QuarkusTestResourceLifecycleManager {

  private static final String PASSWORD = "test-only";
  private static Map<String, String> settings;

  @Override
  public synchronized Map<String, String> start() {
    synchronized (CarelineStack.class) {
      if (settings == null) {
        settings = launch();
      }
      return settings;
    }
  }

  /** The servers stay up for the next test class and end with the JVM. */
  @Override
  public void stop() {}

  /** The same settings for code outside of Quarkus; starts the stack when it is not up yet. */
  public static Map<String, String> settings() {
    return new CarelineStack().start();
  }

  private static Map<String, String> launch() {
    EmbeddedDatabase database = EmbeddedDatabase.start();
    EmbeddedKafka kafka = EmbeddedKafka.start();
    EmbeddedRedis redis = EmbeddedRedis.start();
    DatabaseProvisioner.provision(database, PASSWORD);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  redis.close();
                  kafka.close();
                  database.close();
                }));
    Map<String, String> env = new HashMap<>();
    env.put("CARELINE_DB_URL", database.jdbcUrl(DatabaseProvisioner.DATABASE));
    env.put("CARELINE_DB_PASSWORD", PASSWORD);
    env.put("CARELINE_KAFKA", kafka.bootstrapServers());
    env.put("CARELINE_REDIS_URL", redis.url());
    env.put("CARELINE_JWKS_URL", TestTokens.jwksUrl());
    env.put("CARELINE_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    env.put("CARELINE_SERVICE_SECRET", "a-secret-for-tests-of-32-characters-or-more");
    return env;
  }
}
