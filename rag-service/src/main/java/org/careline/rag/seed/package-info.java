/** The knowledge that ships with the platform: read from the classpath and published at start. */
package org.careline.rag.seed;
