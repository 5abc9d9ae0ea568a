/**
 * The seats of the course service, as this service sees them: what they say no with, and what is known when they say nothing.
 *
 * <p>The way of a call: {@code Seats} has it tried again and knows when to stop asking; {@code SeatCalls} makes one call of the
 * commands of many buyers, which a {@link org.coursemarket.runtime.batching.Batcher} gathers; {@code CourseService} bounds that,
 * and {@code CourseClient} sends it with the {@code ServiceToken}. {@code CourseProblemMapper} reads a refusal by the type that the
 * contract of the course service gives it.
 *
 * <h2>What bounds a call</h2>
 *
 * A purchase is answered by its deadline, whatever the course service does. Each of these ends something that none of the others ends.
 *
 * <ul>
 *   <li>The deadline of an {@link org.coursemarket.order.seats.control.Attempt} is for a purchase as a whole: its steps, their tries, and
 *       the token. No call begins after it, and each call has at most what is left of it.
 *   <li>A buyer waits in {@link org.coursemarket.order.seats.control.SeatCalls} for their own command, by {@code Pause.until}. The call
 *       goes on for the most patient of those who share it, it may not have begun at all, or its thread looks up a host's name, which no
 *       time-out and no interrupt ends. A buyer leaves all the same.
 *   <li>{@code course.api.connect.timeout.ms} is for a host that does not take the connection. A call that fails so has certainly done
 *       nothing: the buyer is told 503, and may buy again. Of any later failure nobody knows that.
 *   <li>{@link org.coursemarket.order.seats.control.CallTimeout} is for the answer, its head and its body: {@code
 *       course.api.read.timeout.ms}, or less where everybody who waits has less time. It gives the thread back, and one of the few calls
 *       that may be under way. The client's own time-out ends with the head, and an interrupt does not wake whoever reads a body.
 *   <li>The {@link org.coursemarket.order.seats.control.CourseService} bounds the client itself, by a {@code TimeLimit}. A thread of the
 *       client's keeps its time-outs; where that thread is stuck, only an interrupt ends the wait.
 *   <li>{@code maxDuration} of {@code @Retry} at the {@link org.coursemarket.order.seats.control.Seats} is for the tries. Only what fails
 *       fast is tried again: a service that needs its whole time-out is slow, and the next step of the purchase needs the time.
 * </ul>
 *
 * A name look-up for the token's issuer, or for {@code Seats.find}, is made on the thread that waits, and ends when the machine's resolver
 * gives up.
 */
package org.coursemarket.order.seats;
