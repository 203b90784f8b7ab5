/** Frequently asked questions over HTTP. A FAQ is a document whose title is the question. */
package org.careline.rag.faq;
