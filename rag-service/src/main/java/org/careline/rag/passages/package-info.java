/** The internal search: services ask for passages to rest an answer on. Never open to people. */
package org.careline.rag.passages;
