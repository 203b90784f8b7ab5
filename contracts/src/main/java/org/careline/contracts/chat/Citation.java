package org.careline.contracts.chat;

/**
 * A source an answer rests on.
 *
 * @param id stable for good: document, version and passage
 * @param title of the document
 * @param url where a reader finds the original
 * @param excerpt the passage itself; empty when not kept
 */
public record Citation(String id, String title, String url, String excerpt) {}
