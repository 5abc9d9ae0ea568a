package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.SeatLost;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;

/** Has one seat, at 20.00 EUR, and fails where it is told to; says of a call that was too late what the real one says. */
public class SeatAt20 extends Seats {
    public Map<String, RuntimeException> failing = Map.of();
    public ReservationStatus statusWhenReserved = ReservationStatus.RESERVED;
    public Runnable beforeReserve = () -> {};
    public Runnable afterReserve = () -> {};
    public Reservation reservation;
    private final List<String> steps;

    public SeatAt20(List<String> steps) {
        this.steps = steps;
    }

    @Override
    public Reservation reserve(UUID courseId, UUID reservationId, String studentId, Attempt attempt) {
        once(beforeReserve, () -> beforeReserve = () -> {});
        begin("seat reserve", attempt);
        if (reservation == null) {
            reservation = new Reservation(
                    reservationId, courseId, new BigDecimal("20.00"), "EUR", statusWhenReserved, Instant.EPOCH);
        }
        var answer = reservation;
        once(afterReserve, () -> afterReserve = () -> {});
        return answer;
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
        begin("seat find", attempt);
        if (reservation == null) {
            throw new SeatLost(reservationId);
        }
        return reservation;
    }

    private Reservation change(String name, Attempt attempt, UUID reservationId, ReservationStatus status) {
        begin(name, attempt);
        assertThat(reservationId).isEqualTo(reservation.id());
        reservation = new Reservation(
                reservationId,
                reservation.courseId(),
                reservation.lockedPrice(),
                reservation.currency(),
                status,
                reservation.expiresAt());
        return reservation;
    }

    private void begin(String name, Attempt attempt) {
        try {
            attempt.begin();
        } catch (DeadlineReached late) {
            new SeatsFallback().handle(new Call(attempt, late));
        }
        steps.add(name);
        if (failing.containsKey(name)) {
            throw failing.get(name);
        }
    }

    private static void once(Runnable hook, Runnable forget) {
        forget.run();
        hook.run();
    }

    /** What the server would tell the fallback. */
    private record Call(Attempt attempt, Throwable failure) implements ExecutionContext {
        @Override
        public Method getMethod() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object[] getParameters() {
            return new Object[] {attempt};
        }

        @Override
        public Throwable getFailure() {
            return failure;
        }
    }
}
