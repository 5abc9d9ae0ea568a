package org.coursemarket.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;

/** The rows of the order service: what is true of them after each commit, and in the end. */
final class OrderBooks {
    private final Database orders;
    private final SeatBooks seats;
    private final int holdsPerStudent;

    OrderBooks(Database orders, SeatBooks seats, int holdsPerStudent) {
        this.orders = orders;
        this.seats = seats;
        this.holdsPerStudent = holdsPerStudent;
    }

    int version() {
        return orders.version();
    }

    List<OrderDetails> all() {
        return rows().map(Order::details).toList();
    }

    Stream<Order> rows() {
        return orders.committed(Order.class).stream();
    }

    /** Null for none. */
    OrderDetails order(UUID id) {
        return all().stream().filter(order -> order.id().equals(id)).findFirst().orElse(null);
    }

    void check() {
        var all = all();
        all.forEach(this::agreesWithItsSeat);
        rows().forEach(row -> Promise.WHAT_IS_ON_ITS_WAY_IS_DUE_AND_NOTHING_ELSE.require(
                row.isDue(Instant.MAX) == isOnItsWay(row.details()), () -> row.details() + ""));
        atMost(
                1,
                Promise.ONE_LIVE_ORDER_FOR_A_STUDENT_AND_A_COURSE,
                all.stream().filter(OrderBooks::isLive),
                order -> order.studentId() + order.courseId());
        atMost(
                holdsPerStudent,
                Promise.NO_MORE_HOLDS_THAN_A_STUDENT_MAY_HAVE,
                all.stream().filter(order -> order.status() == OrderStatus.PENDING),
                OrderDetails::studentId);
    }

    private void agreesWithItsSeat(OrderDetails order) {
        var seat = seats.seat(order.id());
        boolean agrees = switch (order.status()) {
            case PENDING -> true;
            case CONFIRMED ->
                seat != null
                        && order.priceAtPurchase() != null
                        && seat.price().compareTo(order.priceAtPurchase()) == 0
                        && Objects.equals(seat.voucher(), order.voucher())
                        && (order.refundRequestedAt() != null || seat.status() == ReservationStatus.CONFIRMED);
            case REJECTED -> seat == null || seat.status() != ReservationStatus.CONFIRMED;
            case REFUNDED -> seat == null || !seat.isLive();
        };
        Promise.AN_ORDER_AGREES_WITH_ITS_SEAT.require(agrees, () -> order + " contradicts " + seat);
    }

    private static void atMost(
            int most, Promise promise, Stream<OrderDetails> some, Function<OrderDetails, String> whose) {
        some.collect(Collectors.groupingBy(whose, Collectors.counting()))
                .forEach((who, count) -> promise.require(count <= most, () -> who + " has " + count + " orders"));
    }

    boolean isAnyOnItsWay() {
        return all().stream().anyMatch(OrderBooks::isOnItsWay);
    }

    private static boolean isOnItsWay(OrderDetails order) {
        return order.status() == OrderStatus.PENDING
                || (order.status() == OrderStatus.CONFIRMED && order.refundRequestedAt() != null);
    }

    private static boolean isLive(OrderDetails order) {
        return order.status() == OrderStatus.PENDING || order.status() == OrderStatus.CONFIRMED;
    }
}
