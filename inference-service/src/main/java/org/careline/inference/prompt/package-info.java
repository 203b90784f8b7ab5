/**
 * What a model is told: a versioned template per language, the passages, the window. What patients
 * and documents say is fenced as data. Plain Java.
 */
package org.careline.inference.prompt;
