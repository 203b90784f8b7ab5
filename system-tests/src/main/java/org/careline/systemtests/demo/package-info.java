/** A scripted day, played through the public API. */
package org.careline.systemtests.demo;
