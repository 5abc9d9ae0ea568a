/**
 * The seats of the course service, as this service sees them: what they say no with, and what is known when they say nothing.
 */
package org.coursemarket.order.seats;
