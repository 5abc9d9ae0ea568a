/**
 * Courses and their prices.
 *
 * <p>A price is changed under the same row lock that the seats take, so a hold locks either the old price or the new one. Seats
 * may use this package, never the other way.
 */
package org.coursemarket.course.catalog;
