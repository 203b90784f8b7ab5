package org.careline.contracts.chat;

/**
 * What an answer was made with, so that it can be explained and repeated.
 *
 * @param model model id, or {@code extractive} or {@code script}
 * @param promptVersion name and version of the prompt; empty where there was none
 * @param promptHash SHA-256 of the rendered prompt, hex; empty where there was none
 * @param knowledgeVersion of the knowledge the passages came from
 * @param safetyVersion rule set that guarded the answer
 * @param attempts models tried, the successful one included
 */
public record Provenance(
    String model,
    String promptVersion,
    String promptHash,
    String knowledgeVersion,
    String safetyVersion,
    int attempts) {}
