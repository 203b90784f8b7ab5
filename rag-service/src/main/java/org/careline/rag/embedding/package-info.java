/** Turning text into vectors, in process. Knows nothing of documents, indexes or HTTP. */
package org.careline.rag.embedding;
