/** The library over HTTP: reading documents, uploading files, importing many lines at once. */
package org.careline.rag.library;
