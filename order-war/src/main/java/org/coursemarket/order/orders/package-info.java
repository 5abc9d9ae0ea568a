/**
 * Purchases.
 *
 * <p>An order is in the database before its seat is asked for, and its id is the key of the seat's reservation: every step can be
 * repeated without a second effect. A refusal ends the order; what is not known leaves it PENDING, for a time-out is no failure.
 */
package org.coursemarket.order.orders;
