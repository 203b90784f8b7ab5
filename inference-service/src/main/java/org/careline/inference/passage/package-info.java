/** Passages of reviewed knowledge: fetched from rag-service, cited by answers. */
package org.careline.inference.passage;
