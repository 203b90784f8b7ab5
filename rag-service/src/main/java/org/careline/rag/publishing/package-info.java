/** Putting documents into the knowledge base, and taking them out: store, index and vectors. */
package org.careline.rag.publishing;
