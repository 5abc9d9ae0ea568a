package org.coursemarket.simulation;

import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.coursemarket.order.orders.entity.OrderDetails;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.runtime.persistence.Conflict;
import org.coursemarket.runtime.problems.Refusal;

/** What buyers are told: true when they are told it, the same under one key, and still true in the end. */
final class Promises {
    /** Somebody asks for a purchase, under a key unless that is null, which may have an answer already. */
    record Request(Purchase purchase, UUID key, int endsOfKey, String answerBefore) {}

    private record Asked(Purchase purchase, UUID key, int endsOfKey) {}

    private final SeatBooks seats;
    private final OrderBooks orders;
    private final KeyBooks keys;
    private final Scheduler scheduler;
    private final Map<UUID, BigDecimal> paid = new LinkedHashMap<>();
    private final Set<UUID> refundsWanted = new HashSet<>();
    private final Set<UUID> refunded = new HashSet<>();
    private final Set<UUID> cancelled = new HashSet<>();
    private final Map<Asked, String> answers = new HashMap<>();
    private final IdentityHashMap<Request, Node.Run> underWay = new IdentityHashMap<>();

    Promises(SeatBooks seats, OrderBooks orders, KeyBooks keys, Scheduler scheduler) {
        this.seats = seats;
        this.orders = orders;
        this.keys = keys;
        this.scheduler = scheduler;
    }

    Request wants(Purchase purchase, UUID key, Node.Run run) {
        int ends = keys.ends(key);
        var request = new Request(purchase, key, ends, answers.get(new Asked(purchase, key, ends)));
        underWay.put(request, run);
        return request;
    }

    /** It has its answer, or its process is no more. */
    void ended(Request request) {
        underWay.remove(request);
    }

    /** Whether nobody waits at a process that runs. */
    boolean areAllAnswered() {
        return underWay.values().stream().allMatch(Node.Run::isOver);
    }

    void bought(Request request, OrderDetails order) {
        scheduler.check(() -> {
            var purchase = request.purchase;
            var recorded = orders.order(order.id());
            boolean isDecided = order.status() == OrderStatus.CONFIRMED;
            Promise.A_BUYER_SEES_THEIR_ORDER_AS_IT_IS.require(
                    recorded != null
                            && order.isOf(purchase)
                            && Objects.equals(order.voucher(), purchase.voucher())
                            && (!isDecided || order.equals(recorded.asPurchased())),
                    () -> purchase + " became " + order + " of " + recorded);
            if (isDecided) {
                Promise.NOBODY_PAYS_MORE_THAN_AGREED.require(
                        purchase.maxPrice() == null || order.priceAtPurchase().compareTo(purchase.maxPrice()) <= 0,
                        order::toString);
                paid.put(order.id(), order.priceAtPurchase());
            }
            answered(request, order.toString(), isDecided);
        });
    }

    void refused(Request request, Refusal refusal) {
        scheduler.check(() -> {
            String type = refusal.type();
            Promise.NOBODY_IS_REFUSED_WITHOUT_REASON.require(
                    hasReason(request, type), () -> request + " was refused: " + refusal);
            boolean isDecided = !Set.of(
                            "too-many-holds",
                            "orders-busy",
                            "seats-unavailable",
                            "already-purchased",
                            "purchase-key-reused")
                    .contains(type); // or may be decided later
            answered(request, type + refusal.data(), isDecided);
        });
    }

    /** The database may be away, or too slow; that two want the same is for the service to tell them. */
    void failed(Request request, PersistenceException failure) {
        scheduler.check(() -> Promise.NOBODY_IS_REFUSED_WITHOUT_REASON.require(
                !Conflict.with("", failure), () -> request + " failed: " + failure));
    }

    private boolean hasReason(Request request, String refusal) {
        var purchase = request.purchase;
        var ofStudent = orders.all().stream()
                .filter(order -> order.studentId().equals(purchase.studentId()))
                .toList();
        return switch (refusal) {
            case "course-not-open", "sold-out", "unknown-course", "voucher-invalid", "voucher-exhausted" ->
                seats.hasRefused(purchase.courseId(), refusal);
            case "already-purchased" ->
                ofStudent.stream().anyMatch(order -> order.courseId().equals(purchase.courseId()));
            case "purchase-key-reused" ->
                request.key != null && ofStudent.stream().anyMatch(order -> !order.isOf(purchase));
            default -> true;
        };
    }

    /** What was decided under a key stays so until the key ends. */
    private void answered(Request request, String answer, boolean isDecided) {
        var key = request.key;
        if (key == null || keys.ends(key) != request.endsOfKey) {
            return;
        }
        var asked = new Asked(request.purchase, key, request.endsOfKey);
        String before = isDecided ? answers.putIfAbsent(asked, answer) : request.answerBefore;
        Promise.A_KEY_HAS_ONE_ANSWER.require(
                before == null || before.equals(answer), () -> key + ": first " + before + ", then " + answer);
    }

    void wantsRefund(UUID orderId) {
        refundsWanted.add(orderId);
    }

    void refunded(OrderDetails answer) {
        scheduler.check(() -> {
            var order = orders.order(answer.id());
            boolean isDone = answer.status() == OrderStatus.REFUNDED;
            Promise.A_REFUND_IS_RECORDED_BEFORE_ITS_ANSWER.require(
                    order.refundRequestedAt() != null && (!isDone || order.status() == OrderStatus.REFUNDED),
                    () -> answer + ", but " + order);
            if (isDone) {
                refunded.add(answer.id());
            }
        });
    }

    /** The student was told that the order is not bought, or will not be. */
    void cancelled(OrderDetails answer) {
        cancelled.add(answer.id());
    }

    void checkInTheEnd() {
        cancelled.forEach(id -> Promise.WHAT_IS_CANCELLED_IS_NOT_BOUGHT.require(
                orders.order(id).status() == OrderStatus.REJECTED, () -> orders.order(id) + ""));
        Promise.EVERY_REQUEST_IS_ANSWERED.require(areAllAnswered(), () -> underWay.keySet() + "");
        paid.forEach((id, price) -> {
            var order = orders.order(id);
            Promise.WHAT_WAS_ACKNOWLEDGED_IS_KEPT.require(
                    order != null
                            && order.priceAtPurchase() != null
                            && price.compareTo(order.priceAtPurchase()) == 0
                            && order.status() != OrderStatus.REJECTED
                            && (!refunded.contains(id) || order.status() == OrderStatus.REFUNDED),
                    () -> "bought for " + price + ", but " + order);
        });
        for (var order : orders.all()) {
            Promise.NOBODY_IS_REFUNDED_UNASKED.require(
                    order.status() != OrderStatus.REFUNDED || refundsWanted.contains(order.id()), order::toString);
        }
    }
}
