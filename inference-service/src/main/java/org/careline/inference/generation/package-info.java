/** What was generated, with what and how fast: a log and meters, without a word of anyone's. */
package org.careline.inference.generation;
