package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.Caller;

/** Keeps the one order that a test places; there is room for no other. */
class OneOrder extends OrderStore {
    final OrderDesk desk = new DeskOfOne();
    final OrderReadStore reads = new ReadsOfOne();
    Order order;

    /** How many times there is no room for an order, though there is none. */
    int refusals;

    Runnable whenRefusing = () -> {};

    /** Whether there is no time for an order. */
    boolean isBusy;

    Runnable beforeReject = () -> {};
    private UUID key;
    private final List<String> steps;

    OneOrder(List<String> steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public OrderDetails requestRefund(UUID id, Caller caller) {
        known(id, "order request refund").requestRefund(clock.instant(), Steps.DEADLINE);
        return order.details();
    }

    @Override
    public OrderDetails refund(UUID id) {
        known(id, "order refund").refund();
        return order.details();
    }

    @Override
    public Optional<TakenUp> takeUpNext() {
        if (!order.isDue(clock.instant())) {
            return Optional.empty();
        }
        steps.add("order begin attempt");
        return Optional.of(order.beginAttempt(clock.instant(), Steps.DEADLINE));
    }

    private Order known(UUID id, String step) {
        steps.add(step);
        assertThat(id).isEqualTo(order.details().id());
        return order;
    }

    private class DeskOfOne extends OrderDesk {
        @Override
        TakenUp open(Open wanted) {
            if (isBusy) {
                throw new OrdersBusy();
            }
            if (refusals-- > 0 || (order != null && order.details().status() != OrderStatus.REJECTED)) {
                whenRefusing.run();
                throw new AlreadyPurchased(
                        wanted.purchase().courseId(), wanted.purchase().studentName(), null);
            }
            steps.add("order open");
            order = Order.place(
                    wanted.orderId(),
                    wanted.purchase(),
                    wanted.holdPlace(),
                    OneOrder.this.clock.instant(),
                    Steps.DEADLINE);
            key = wanted.key();
            return order.takenUp();
        }

        @Override
        OrderDetails confirm(TakenUp taken, Reservation reservation) {
            known(taken.order().id(), "order confirm")
                    .confirm(reservation.lockedPrice(), reservation.currency(), reservation.because());
            return order.details();
        }

        @Override
        OrderDetails reject(TakenUp taken, Refusal reason) {
            beforeReject.run();
            known(taken.order().id(), "order reject").reject(reason, taken.attempt());
            return order.details();
        }
    }

    private class ReadsOfOne extends OrderReadStore {
        @Override
        public OrderDetails order(UUID id) {
            assertThat(id).isEqualTo(order.details().id());
            return order.details();
        }

        @Override
        Optional<OrderDetails> live(UUID courseId, String studentId) {
            return Optional.ofNullable(order)
                    .map(Order::details)
                    .filter(known -> known.courseId().equals(courseId)
                            && known.studentId().equals(studentId)
                            && known.status() != OrderStatus.REJECTED);
        }

        @Override
        public Optional<OrderDetails> under(UUID purchaseKey, String studentId) {
            return purchaseKey.equals(key) ? Optional.of(order.details()) : Optional.empty();
        }
    }
}
