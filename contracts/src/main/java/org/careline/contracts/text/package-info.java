/** Text that may identify a person. It never prints itself. */
package org.careline.contracts.text;
