/**
 * State and event in one transaction, then the event to Kafka: at least once, in order per key, one
 * publisher per key at a time, on any replica.
 */
package org.careline.chassis.outbox;
