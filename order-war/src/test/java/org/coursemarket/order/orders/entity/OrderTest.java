package org.coursemarket.order.orders.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
    private static final UUID ID = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();
    private static final BigDecimal MAX_PRICE = new BigDecimal("25.00");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final Order order = Order.place(ID, new Purchase(COURSE, "Grace", MAX_PRICE), NOW);

    private enum Event {
        CONFIRM,
        REJECT
    }

    @Test
    void newOrderIsPendingWithoutAPrice() {
        assertThat(order.details()).isEqualTo(details(OrderStatus.PENDING, null, null, null));
    }

    /** What has ended before has ended at 20.00 USD or for sold-out; the event says 10.00 EUR or seat-lost, repeated yet another. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            before    | event   | outcome | status    | price | currency | reason
            PENDING   | CONFIRM | fine    | CONFIRMED | 10.00 | EUR      |
            PENDING   | REJECT  | fine    | REJECTED  |       |          | seat-lost
            CONFIRMED | CONFIRM | fine    | CONFIRMED | 20.00 | USD      |
            CONFIRMED | REJECT  | fault   | CONFIRMED | 20.00 | USD      |
            REJECTED  | CONFIRM | fault   | REJECTED  |       |          | sold-out
            REJECTED  | REJECT  | fine    | REJECTED  |       |          | sold-out
            """)
    void everyEventInEveryState(
            OrderStatus before,
            Event event,
            String outcome,
            OrderStatus status,
            BigDecimal price,
            String currency,
            String reason) {
        switch (before) {
            case PENDING -> {}
            case CONFIRMED -> order.confirm(new BigDecimal("20.00"), "USD");
            case REJECTED -> order.reject("sold-out");
        }
        var after = details(status, price, currency, reason);

        assertThat(meet(event, "10.00", "EUR", "seat-lost")).isEqualTo(outcome);
        assertThat(order.details()).isEqualTo(after);

        assertThat(meet(event, "30.00", "GBP", "price-changed")).as("repeated").isEqualTo(outcome);
        assertThat(order.details()).as("repeated").isEqualTo(after);
    }

    private String meet(Event event, String price, String currency, String reason) {
        try {
            switch (event) {
                case CONFIRM -> order.confirm(new BigDecimal(price), currency);
                case REJECT -> order.reject(reason);
            }
            return "fine";
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining(ID.toString());
            return "fault";
        }
    }

    private static OrderDetails details(OrderStatus status, BigDecimal price, String currency, String reason) {
        return new OrderDetails(ID, COURSE, "Grace", status, price, currency, ID, reason, MAX_PRICE, NOW);
    }
}
