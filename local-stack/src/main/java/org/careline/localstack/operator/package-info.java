/**
 * What an operator asks of a running stack from the command line, through its public API and as an
 * administrator. It prints what it is told and nothing a patient wrote.
 */
package org.careline.localstack.operator;
