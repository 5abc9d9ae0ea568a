package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.UUID;
import org.coursemarket.order.orders.entity.NotRefundable;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.seats.entity.OutcomeUnknown;
import org.coursemarket.order.seats.entity.UnknownCourse;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefundsTest {
    @RegisterExtension
    static final Quiet QUIET = new Quiet(Refunds.class.getName());

    private final Steps steps = new Steps();
    private final Refunds refunds = steps.refunds();

    @Test
    void refundIsRecordedThenTheSeatIsGivenBack() {
        var id = purchase();

        assertThat(refunds.refund(id, Steps.STUDENT).status()).isEqualTo(OrderStatus.REFUNDED);

        assertThat(steps.done).containsExactly("order request refund", "seat cancel", "order refund");
        assertThat(steps.counted).containsExactly(OrderStatus.CONFIRMED, OrderStatus.REFUNDED);
    }

    @Test
    void secondRefundGivesNothingBack() {
        var id = purchase();
        var first = refunds.refund(id, Steps.STUDENT);
        steps.done.clear();

        assertThat(refunds.refund(id, Steps.STUDENT)).isEqualTo(first);

        assertThat(steps.done).containsExactly("order request refund");
    }

    @Test
    void refundOfWhichTheEndIsNotKnownWaits() {
        var id = purchase();
        steps.seats.failing = Map.of("seat cancel", new OutcomeUnknown(new IllegalStateException("no answer")));

        var order = refunds.refund(id, Steps.STUDENT);

        assertThat(order.status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(order.refundRequestedAt()).isEqualTo(steps.clock.instant());
    }

    @Test
    void orderOfNoCourseIsRefunded() {
        var id = purchase();
        steps.seats.failing = Map.of("seat cancel", new UnknownCourse(id));

        assertThat(refunds.refund(id, Steps.STUDENT).status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void pendingOrderIsNotRefunded() {
        var id = UUID.randomUUID();
        steps.orders.desk.open(new Open(id, new Purchase(UUID.randomUUID(), "grace", "Grace", null, null), null, 0));

        assertThatExceptionOfType(NotRefundable.class).isThrownBy(() -> refunds.refund(id, Steps.STUDENT));

        assertThat(steps.done).doesNotContain("seat cancel");
    }

    private UUID purchase() {
        var id = steps.placement()
                .place(new Purchase(UUID.randomUUID(), "grace", "Grace", null, null), null)
                .id();
        steps.done.clear();
        return id;
    }
}
