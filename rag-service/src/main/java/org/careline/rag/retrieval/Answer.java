package org.careline.rag.retrieval;

import java.util.List;

/**
 * What the knowledge base has to say to a question; no hits means: nothing.
 *
 * @param knowledgeVersion names the state of the knowledge that was searched
 */
public record Answer(String knowledgeVersion, List<Hit> hits) {}
