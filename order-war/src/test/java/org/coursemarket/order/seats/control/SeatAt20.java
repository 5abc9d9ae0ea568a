package org.coursemarket.order.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.order.seats.entity.Sale;
import org.coursemarket.order.seats.entity.SeatLost;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;

/** Has one seat, at 20.00 EUR, and fails where it is told to; says of a call that was too late what the real one says. */
public class SeatAt20 extends Seats {
    public Map<String, RuntimeException> failing = Map.of();
    public Runnable beforeSale = () -> {};
    public Runnable afterSale = () -> {};
    public Reservation reservation;

    /** What was to be sold, each time. */
    public final List<Sale> sales = new ArrayList<>();

    private final List<String> steps;

    public SeatAt20(List<String> steps) {
        this.steps = steps;
    }

    @Override
    public Reservation sell(Sale sale, Attempt attempt) {
        sales.add(sale);
        once(beforeSale, () -> beforeSale = () -> {});
        begin("seat sell", attempt);
        var answer = reservation == null
                ? be(ReservationStatus.CONFIRMED, sale.courseId(), sale.reservationId())
                : reservation;
        once(afterSale, () -> afterSale = () -> {});
        return answer;
    }

    @Override
    public Reservation cancel(UUID courseId, UUID reservationId, Attempt attempt) {
        begin("seat cancel", attempt);
        return be(ReservationStatus.CANCELLED, courseId, reservationId);
    }

    @Override
    public Reservation withdraw(UUID courseId, UUID reservationId, Attempt attempt) {
        begin("seat withdraw", attempt);
        return reservation == null ? be(ReservationStatus.CANCELLED, courseId, reservationId) : reservation;
    }

    @Override
    public Reservation find(UUID reservationId, Attempt attempt) {
        begin("seat find", attempt);
        if (reservation == null) {
            throw new SeatLost(reservationId);
        }
        return reservation;
    }

    private Reservation be(ReservationStatus status, UUID courseId, UUID reservationId) {
        assertThat(reservation == null || reservation.id().equals(reservationId))
                .isTrue();
        reservation = new Reservation(
                reservationId, courseId, new BigDecimal("20.00"), "EUR", "base price", null, status, Instant.EPOCH);
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
