/**
 * Child processes that can be found again: each is recorded with its pid and start time, so that
 * whoever comes next can end what a killed supervisor left behind, and never a stranger that got
 * the same pid.
 */
package org.careline.localstack.process;
