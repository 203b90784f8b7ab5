/**
 * Who answers a turn: one retry owner over the chain of models, one deadline split over the
 * attempts, a breaker per model. Two models' halves are never joined. Plain Java.
 */
package org.careline.inference.routing;
