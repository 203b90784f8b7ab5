/** Reads this module's own YAML resources. Nothing else is ever read. */
package org.careline.safety.resource;
