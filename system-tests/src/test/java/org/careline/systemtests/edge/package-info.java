/** The system from outside: edge tests. */
package org.careline.systemtests.edge;
