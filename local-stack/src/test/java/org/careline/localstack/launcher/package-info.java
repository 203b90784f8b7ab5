/** Tests of the launcher script; it has no Java of its own. */
package org.careline.localstack.launcher;
