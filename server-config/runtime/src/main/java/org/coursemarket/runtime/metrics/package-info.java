/** Metrics of MicroProfile Metrics 5.1, as cheap as they have to be where a request is counted. */
package org.coursemarket.runtime.metrics;
