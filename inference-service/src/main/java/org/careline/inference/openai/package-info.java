/**
 * OpenAI's chat completions over our router and guard, so that any OpenAI client can be used. Wire
 * shapes and errors are OpenAI's.
 */
package org.careline.inference.openai;
