/** What every service does the same way. Knows no feature of any service. */
package org.careline.chassis;
