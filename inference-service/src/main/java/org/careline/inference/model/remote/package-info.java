/**
 * Models behind HTTP, spoken to through LangChain4j over a transport of our own: no retries, no
 * buffering, cancelled by interrupting the calling thread.
 */
package org.careline.inference.model.remote;
