/**
 * What a language model is to us: a prompt in, words out, faults by class. Knows no vendor and no
 * framework.
 */
package org.careline.inference.model;
