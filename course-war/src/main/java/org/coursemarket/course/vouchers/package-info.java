/**
 * Vouchers: codes that make a seat cheaper, each so many times. Whoever looks after a course makes them; a hold takes a use, as it takes
 * a seat, and the two move together. The row lock of the course guards its vouchers too.
 */
package org.coursemarket.course.vouchers;
