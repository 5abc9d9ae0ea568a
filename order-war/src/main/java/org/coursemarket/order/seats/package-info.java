/**
 * The seats of the course service, as this service sees them: what they say no with, and what is known when they say nothing.
 *
 * <p>The way of a call: {@code Seats} has it tried again and knows when to stop asking; {@code SeatCalls} gathers the commands of
 * many buyers into one call; {@code CourseService} bounds that, and {@code CourseClient} sends it with the {@code ServiceToken}.
 * {@code CourseProblemMapper} reads a refusal by the type that the contract of the course service gives it.
 */
package org.coursemarket.order.seats;
