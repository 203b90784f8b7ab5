package org.careline.rag.document;

/** The newest version of a document as its next editor finds it. */
public record Head(Owner owner, Kind kind, int version, String contentHash, boolean withdrawn) {}
