/**
 * What clients saw and what the stores hold in the end, and the judgement over both: was anything
 * lost, doubled or put out of order? Pure; knows no stack.
 */
package org.careline.systemtests.history;
