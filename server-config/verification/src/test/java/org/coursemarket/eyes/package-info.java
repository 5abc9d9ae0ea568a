/** Holds what operators look at, the rules of alerts and the dashboard, to the metrics that there are. */
package org.coursemarket.eyes;
