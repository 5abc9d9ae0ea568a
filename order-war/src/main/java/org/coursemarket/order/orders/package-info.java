/**
 * Purchases.
 *
 * <p>The way of a purchase: {@code OrdersResource} finds room for it in the {@code Capacity} and gives it to
 * {@code OrderPlacement}, which reads as the purchase goes. {@code OrderOpening} records the order, within the {@code HoldLimit};
 * {@code Seats}, of the other package, has the seat sold; the {@code OrderDesk} has each step of the order written by the
 * {@code OrderLedger}, many buyers' in one {@code OrderBatch}, which a {@link org.coursemarket.runtime.persistence.GroupCommit}
 * gathers. Where the order can't be opened, {@code Idempotency} looks whether the request was here before.
 *
 * <p>Four stores know the tables: {@code OrderStore} locks orders and changes them, {@code OrderRowStore} writes them, {@code OrderReadStore}
 * shows them, and {@code ClaimStore} looks at what the unique constraints will say.
 *
 * <p>An order is in the database before its seat is asked for, and its id is the key of the seat's reservation: every step can be
 * repeated without a second effect. A refusal ends the order; what is not known leaves it PENDING, for a time-out is no failure,
 * and {@code Recovery} takes it up again. An order and its attempts are all that is remembered: what a buyer was answered follows from
 * the order, so the same request under the same key is answered the same after any crash.
 *
 * <p>Two databases, no transaction over both: an order is rejected only where nobody can sell its seat any more, and a refund is
 * recorded before the seat is given back, in {@code Refunds}. {@code Reconciliation} compares what both say.
 */
package org.coursemarket.order.orders;
