package org.careline.escalation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;

/**
 * A database connection that only listens. It is not one of the pool's: a pool would hand a line
 * that broke while listening to the next request.
 */
@ApplicationScoped
class FeedLine {

  private final String url;
  private final Properties settings = new Properties();

  FeedLine(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.url = url;
    settings.setProperty("user", user);
    settings.setProperty("password", password);
    settings.setProperty("tcpKeepAlive", "true");
  }

  Connection open() throws SQLException {
    return new Driver().connect(url, settings);
  }
}
