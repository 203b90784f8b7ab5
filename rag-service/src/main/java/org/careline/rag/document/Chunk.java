package org.careline.rag.document;

/**
 * A stretch of a document's text, small enough to be one citation.
 *
 * @param ordinal its place in the document, from 0
 * @param heading the nearest heading above; empty when there is none
 * @param start offset of the first character in the document's text
 * @param end offset after the last character
 */
public record Chunk(int ordinal, String heading, String text, int start, int end) {}
