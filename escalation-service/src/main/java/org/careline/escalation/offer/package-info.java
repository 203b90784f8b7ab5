/** The timer that offers a waiting case again. Its only memory is the database. */
package org.careline.escalation.offer;
