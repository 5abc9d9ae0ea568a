package org.coursemarket.order.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import org.coursemarket.order.seats.control.CourseClient.Answer;
import org.coursemarket.order.seats.control.CourseClient.Command;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;

/** What the course service would answer if there were such seats, for this service while it warms up; and how it asks itself. */
@ApplicationScoped
public class MadeUpSeats {
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);
    private static final Duration TOKEN_PATIENCE = Duration.ofSeconds(1);
    private static final BigDecimal PRICE = new BigDecimal("49.90");

    @Inject
    ServiceToken token;

    @Inject
    Clock clock;

    /** As if it was done. */
    public Answer answer(Command command) {
        var status = switch (command.command()) {
            case SELL -> ReservationStatus.CONFIRMED;
            case CANCEL, WITHDRAW -> ReservationStatus.CANCELLED;
        };
        var expiry = clock.instant().plus(TIME_TO_LIVE);
        var reservation = new Reservation(
                command.reservationId(),
                command.courseId(),
                PRICE,
                "USD",
                "warm-up",
                command.voucher(),
                status,
                expiry);
        return new Answer(200, reservation, null);
    }

    /**
     * What lets this service in at itself, as it does at the course service.
     *
     * @throws CourseServiceFailure if the issuer gives none
     */
    public String token() {
        return token.await(TOKEN_PATIENCE);
    }
}
