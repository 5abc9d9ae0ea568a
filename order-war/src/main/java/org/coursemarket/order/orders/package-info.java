/**
 * Purchases.
 *
 * <p>An order is in the database before its seat is asked for, and its id is the key of the seat's reservation: every step can be
 * repeated without a second effect. A refusal ends the order; what is not known leaves it PENDING, for a time-out is no failure,
 * and recovery takes it up again. An order and its attempts are all that is remembered: what a buyer was answered follows from the
 * order, so the same request under the same key is answered the same after any crash.
 *
 * <p>Two databases, no transaction over both: an order is rejected only where nobody can sell its seat any more, and a refund is
 * recorded before the seat is given back.
 */
package org.coursemarket.order.orders;
