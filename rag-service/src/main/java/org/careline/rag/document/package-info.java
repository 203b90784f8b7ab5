/**
 * What the platform knows: documents, their versions and their passages, and the rules by which a
 * new text becomes a new version. Knows nothing of HTTP, files or the search index.
 */
package org.careline.rag.document;
