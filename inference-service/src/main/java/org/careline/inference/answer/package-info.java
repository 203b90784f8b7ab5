/**
 * The use case: from a question to a guarded, cited answer. Knowledge, then a model by the router,
 * then the extractive responder. Chat turns and the OpenAI interface both come through here.
 */
package org.careline.inference.answer;
