/**
 * From a file to passages: reading text, Markdown, HTML and PDF, and cutting what was read into
 * passages. Input is hostile until read. Stores nothing and serves nothing.
 */
package org.careline.rag.ingest;
