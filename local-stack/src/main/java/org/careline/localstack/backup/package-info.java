/**
 * Backups of a stack's Postgres and their way back: a base backup, and from then on every segment
 * of the write-ahead log as it is filled. Knows nothing of the services but that each schema has an
 * outbox.
 */
package org.careline.localstack.backup;
