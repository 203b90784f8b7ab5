/** Level 5: a human decides. The queue, the claim and the verdict. */
package org.careline.anomaly.review;
