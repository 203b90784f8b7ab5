/** The running stack and the browser, for every test. */
package org.careline.systemtests.stack;
