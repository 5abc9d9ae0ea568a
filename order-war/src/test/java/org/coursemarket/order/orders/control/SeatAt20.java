package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.seats.control.Attempt;
import org.coursemarket.order.seats.control.Seats;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SeatLost;

/** Has one seat, at 20.00 EUR, and fails where it is told to. Begins no call after its attempt's deadline. */
class SeatAt20 extends Seats {
    Map<String, RuntimeException> failing = Map.of();
    ReservationStatus statusWhenReserved = ReservationStatus.RESERVED;
    Runnable whenReserved = () -> {};
    Reservation reservation;
    private final List<String> steps;

    SeatAt20(List<String> steps) {
        this.steps = steps;
    }

    @Override
    public Reservation reserve(UUID courseId, UUID reservationId, Attempt attempt) {
        var reserved = step("seat reserve", attempt, courseId, reservationId, statusWhenReserved);
        whenReserved.run();
        return reserved;
    }

    @Override
    public Reservation confirm(UUID reservationId, Attempt attempt) {
        return change("seat confirm", attempt, reservationId, ReservationStatus.CONFIRMED);
    }

    @Override
    public Reservation cancel(UUID reservationId, Attempt attempt) {
        return change("seat cancel", attempt, reservationId, ReservationStatus.CANCELLED);
    }

    @Override
    public Reservation find(UUID reservationId, Attempt attempt) {
        steps.add("seat find");
        if (reservation == null) {
            throw new SeatLost(reservationId);
        }
        return reservation;
    }

    private Reservation change(String name, Attempt attempt, UUID reservationId, ReservationStatus status) {
        assertThat(reservationId).isEqualTo(reservation.id());
        return step(name, attempt, reservation.courseId(), reservationId, status);
    }

    private Reservation step(
            String name, Attempt attempt, UUID courseId, UUID reservationId, ReservationStatus status) {
        if (attempt.isOver()) {
            throw new OutcomeUnknown(new IllegalStateException("no time left"));
        }
        steps.add(name);
        if (failing.containsKey(name)) {
            throw failing.get(name);
        }
        reservation = new Reservation(reservationId, courseId, new BigDecimal("20.00"), "EUR", status, Instant.EPOCH);
        return reservation;
    }
}
