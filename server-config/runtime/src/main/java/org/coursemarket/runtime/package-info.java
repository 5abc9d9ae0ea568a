/**
 * What both services are built on; it knows nothing of courses. A package uses only those that stand above it here:
 *
 * <ul>
 *   <li>{@code configuration} reads settings; {@code time}, {@code threads} and {@code metrics} are the server's clocks, threads and
 *       counters.
 *   <li>{@code logging}: log lines whose number and length have a bound.
 *   <li>{@code problems}: how a service says no, and what a client is told of it.
 *   <li>{@code money}: amounts and their decimals.
 *   <li>{@code batching}: many callers' requests in one piece of work.
 *   <li>{@code tracing}: where such work belongs in the traces of the requests.
 *   <li>{@code persistence}: the database; the one place for what belongs to a vendor.
 *   <li>{@code json}: the format of bodies.
 *   <li>{@code stopping}: how a service takes no more requests.
 *   <li>{@code http}: what each request passes, and how each failure becomes an answer.
 *   <li>{@code security}: who calls, and what they may do.
 * </ul>
 */
package org.coursemarket.runtime;
