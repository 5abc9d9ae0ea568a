package org.coursemarket.order.orders.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.coursemarket.order.seats.entity.Reservation;
import org.coursemarket.order.seats.entity.ReservationStatus;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDetailsTest {
    private static final UUID ID = UUID.randomUUID();
    private static final UUID COURSE = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /** The order was bought at 20.00 under SAVE10. */
    @ParameterizedTest(name = "{0}, {1}, {2}, {3}: {4}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            order     | reservation | locked | voucher | mismatch
            PENDING   |             |        |         |
            PENDING   | CONFIRMED   | 20.00  |         |
            CONFIRMED | CONFIRMED   | 20.0   | SAVE10  |
            CONFIRMED | CONFIRMED   | 19.99  | SAVE10  | PRICE_DIFFERS
            CONFIRMED | CONFIRMED   | 19.99  | SAVE20  | PRICE_DIFFERS
            CONFIRMED | CONFIRMED   | 20.00  | SAVE20  | VOUCHER_DIFFERS
            CONFIRMED | CONFIRMED   | 20.00  |         | VOUCHER_DIFFERS
            CONFIRMED | RESERVED    | 20.00  | SAVE10  | SEAT_NOT_SOLD
            CONFIRMED | CANCELLED   | 20.00  | SAVE10  | SEAT_NOT_SOLD
            CONFIRMED | EXPIRED     | 20.00  |         | SEAT_NOT_SOLD
            CONFIRMED |             |        |         | SEAT_NOT_SOLD
            REJECTED  |             |        |         |
            REJECTED  | RESERVED    | 20.00  | SAVE20  |
            REJECTED  | CANCELLED   | 20.00  |         |
            REJECTED  | EXPIRED     | 20.00  |         |
            REJECTED  | CONFIRMED   | 20.00  | SAVE10  | SEAT_SOLD_WITHOUT_ORDER
            REFUNDED  | CANCELLED   | 20.00  | SAVE20  |
            REFUNDED  | CONFIRMED   | 20.00  |         | SEAT_SOLD_WITHOUT_ORDER
            """)
    void orderAndReservationAreCompared(
            OrderStatus status, ReservationStatus reserved, BigDecimal locked, String voucher, Mismatch.Kind kind) {
        var order = order(status, null);
        var reservation = reserved == null
                ? null
                : new Reservation(ID, COURSE, locked, "USD", "base price", voucher, reserved, NOW.plusSeconds(180));

        var mismatch = order.mismatchWith(reservation);

        assertThat(mismatch.map(Mismatch::kind).orElse(null)).isEqualTo(kind);
        mismatch.ifPresent(found -> assertThat(found)
                .isEqualTo(
                        new Mismatch(kind, ID, status, order.priceAtPurchase(), reserved, locked, "SAVE10", voucher)));
    }

    @Test
    void orderWithoutAVoucherHasASeatWithoutOne() {
        var order = Order.place(ID, new Purchase(COURSE, "grace", "Grace", null, null), 0, NOW, Duration.ofSeconds(5));
        order.confirm(new BigDecimal("20.00"), "USD", "base price");

        assertThat(order.details().mismatchWith(seat(null))).isEmpty();
        assertThat(order.details().mismatchWith(seat("SAVE10")))
                .map(Mismatch::kind)
                .contains(Mismatch.Kind.VOUCHER_DIFFERS);
    }

    private static Reservation seat(String voucher) {
        return new Reservation(
                ID, COURSE, new BigDecimal("20.00"), "USD", "base price", voucher, ReservationStatus.CONFIRMED, NOW);
    }

    /** Its seat may be given back already. */
    @Test
    void orderOnItsWayToItsRefundContradictsNothing() {
        assertThat(order(OrderStatus.CONFIRMED, NOW).mismatchWith(null)).isEmpty();
    }

    @Test
    void orderBelongsToItsStudentAndToAdmins() {
        var order = order(OrderStatus.CONFIRMED, null);

        assertThat(order.requireBelongsTo(new Caller("grace", false))).isSameAs(order);
        assertThat(order.requireBelongsTo(new Caller("root", true))).isSameAs(order);
        assertThatExceptionOfType(UnknownOrder.class)
                .isThrownBy(() -> order.requireBelongsTo(new Caller("ada", false)))
                .satisfies(refusal -> {
                    assertThat(refusal).hasMessage(new UnknownOrder(ID).getMessage());
                    assertThat(refusal.isAboutRights()).isTrue();
                    assertThat(refusal.reason()).isEqualTo("not-your-order");
                });
    }

    @Test
    void orderThatIsNotThereIsNotAboutRights() {
        var refusal = new UnknownOrder(ID);

        assertThat(refusal.isAboutRights()).isFalse();
        assertThat(refusal.reason()).isEqualTo("unknown-order");
    }

    @ParameterizedTest
    @CsvSource({",, true", "grace,, true", ", Grace, true", "grace, Grace, true", "ada,, false", ", Ada, false"})
    void orderIsOfTheStudentWhoIsLookedFor(String id, String name, boolean isOne) {
        var filter = new OrderFilter(id, name, OrderStatus.REJECTED);

        assertThat(filter.isOfStudent(order(OrderStatus.CONFIRMED, null))).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({
        "grace, Grace, 25.0, SAVE10, true",
        "ada, Grace, 25, SAVE10, false",
        "grace, Ada, 25, SAVE10, false",
        "grace, Grace, 26, SAVE10, false",
        "grace, Grace, , SAVE10, false",
        "grace, Grace, 25, SAVE11, false",
        "grace, Grace, 25, , false"
    })
    void everythingThatIsAskedForCounts(
            String id, String name, BigDecimal maxPrice, String voucher, boolean isTheSame) {
        var purchase = new Purchase(COURSE, id, name, maxPrice, voucher);

        assertThat(order(OrderStatus.CONFIRMED, null).isOf(purchase)).isEqualTo(isTheSame);
    }

    @Test
    void buyersAnswerHasTheirVoucher() {
        var refunded = order(OrderStatus.REFUNDED, NOW).asPurchased();

        assertThat(refunded.voucher()).isEqualTo("SAVE10");
        assertThat(JsonFormat.text(refunded)).contains("\"voucher\":\"SAVE10\"");
    }

    private static OrderDetails order(OrderStatus status, Instant refundRequestedAt) {
        boolean isPaid = status == OrderStatus.CONFIRMED || status == OrderStatus.REFUNDED;
        return new OrderDetails(
                ID,
                COURSE,
                "grace",
                "Grace",
                status,
                isPaid ? new BigDecimal("20.00") : null,
                "USD",
                isPaid ? "base price" : null,
                ID,
                status == OrderStatus.REJECTED ? "sold-out" : null,
                null,
                new BigDecimal("25.00"),
                "SAVE10",
                NOW,
                refundRequestedAt,
                null);
    }
}
