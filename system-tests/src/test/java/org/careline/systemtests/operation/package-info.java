/** What operators do with a running stack: dead letters, replays, backups. */
package org.careline.systemtests.operation;
