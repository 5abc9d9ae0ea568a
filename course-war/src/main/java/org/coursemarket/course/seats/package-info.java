/**
 * Seats, held and sold: group commit behind the write lock.
 *
 * <p>The way of a command: {@code SeatsResource} or {@code CommandsResource} hands it to the {@code SeatDesk}. There it waits in
 * the bounded queue of a {@link org.coursemarket.runtime.persistence.GroupCommit}. That gives a batch of commands to the
 * {@code SeatLedger}, which locks the courses; {@code SeatBatch} decides each command by its {@code Reservation} and
 * {@code Course}. While one batch commits, the next gathers; a batch is one transaction, and each answer waits for its commit. One
 * commit then serves as many buyers as came meanwhile, where a transaction a request would cost one each. The row locks and the
 * CHECK constraints of the database guarantee the seats, also among several nodes; the write lock of {@code SeatLedger} only makes
 * this node one orderly writer.
 *
 * <p>Each change of a course's seats is a row of its history, written in the same transaction: a move of the course numbers the
 * change, and a reservation takes no step without writing it down. The history begins when the catalog says that a course is created,
 * by an event within its transaction, for the catalog does not know the seats. {@code HistoryResource} shows it. {@code RosterResource}
 * shows the reservations that hold or held a seat, as they are now.
 *
 * <p>Expiry is exact where it matters: a lapsed hold can't be confirmed, and a full course gives its lapsed holds back before it
 * says sold out. {@code ReservationExpiry} is the timer that sweeps the rest, through the same desk.
 */
package org.coursemarket.course.seats;
