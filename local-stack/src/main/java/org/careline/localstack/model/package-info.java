/**
 * A stand-in for a language model that speaks the OpenAI wire format at a seeded pace, so that the
 * platform's own cost can be measured. It knows nothing and must never be mistaken for a model: its
 * name is {@code stub}.
 */
package org.careline.localstack.model;
