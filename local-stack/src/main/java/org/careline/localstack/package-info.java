/**
 * Real Postgres, Kafka and Redis from Maven artifacts, started in process or as its children, for
 * one machine and for tests.
 *
 * <p>Must not know any service: it is on every service's test classpath, so it stays free of
 * frameworks and of logging back ends.
 */
package org.careline.localstack;
