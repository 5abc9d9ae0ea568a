package org.coursemarket.course.seats.control;

import jakarta.ejb.ApplicationException;

/**
 * Another node has made a reservation that a batch is to change, after the batch looked for its course, so that course is not locked.
 * Nothing of the batch is applied; given again, it finds the reservation.
 */
@ApplicationException(rollback = true)
class ReservationAppeared extends RuntimeException {
    ReservationAppeared() {
        super("a reservation appeared while its course was looked for", null, false, false);
    }
}
