/**
 * Finding passages: an in-process index with full text and vectors side by side, the fusion of what
 * both find, and the floor below which nothing is returned. The store is the truth; the index is
 * rebuilt from it at any time. Writes no documents.
 */
package org.careline.rag.retrieval;
