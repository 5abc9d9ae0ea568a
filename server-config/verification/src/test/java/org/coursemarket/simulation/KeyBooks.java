package org.coursemarket.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderStatus;

/** The keys among the rows of the order service: none ends before its time, and each does after it. */
final class KeyBooks {
    /** Of one who looks every ten seconds, and whose thread may stall. */
    private static final Duration LATEST_END = Duration.ofSeconds(30);

    private record Kept(UUID key, Instant until) {}

    private final OrderBooks orders;
    private final Duration lifetime;
    private final Map<UUID, Kept> keptByOrder = new HashMap<>();
    private final Map<UUID, Integer> ends = new HashMap<>();

    KeyBooks(OrderBooks orders, Duration lifetime) {
        this.orders = orders;
        this.lifetime = lifetime;
    }

    /** How often the key has ended: what was answered before counts no more then. */
    int ends(UUID key) {
        return ends.getOrDefault(key, 0);
    }

    void check(MachineClock.Reading time) {
        orders.rows().forEach(row -> {
            var order = row.details();
            var kept = kept(row);
            var before = keptByOrder.get(order.id());
            if (kept != null && before == null) {
                Promise.A_KEY_IS_KEPT_FOR_ITS_TIME.require(
                        !kept.until.isBefore(order.createdAt().plus(lifetime)), () -> kept + " of " + order);
                keptByOrder.put(order.id(), kept);
            } else if (kept == null && before != null) {
                boolean isUndecided = order.status() == OrderStatus.REJECTED
                        && order.rejectedBecause().equals("seats-unavailable");
                Promise.A_KEY_IS_KEPT_FOR_ITS_TIME.require(
                        isUndecided || !time.shown().isBefore(before.until),
                        () -> before + " was forgotten at " + time.shown());
                keptByOrder.remove(order.id());
                ends.merge(before.key, 1, Integer::sum);
            }
        });
    }

    /** With what the clock that is the last of all shows. */
    void checkInTheEnd(Instant now) {
        orders.rows()
                .map(KeyBooks::kept)
                .flatMap(Stream::ofNullable)
                .forEach(kept -> Promise.A_KEY_ENDS.require(
                        kept.until.plus(LATEST_END).isAfter(now), () -> kept + " is there at " + now));
    }

    private static Kept kept(Order row) {
        var key = (String) Row.value(row, "purchaseKey");
        return key == null
                ? null
                : new Kept(UUID.fromString(key), ((OffsetDateTime) Row.value(row, "keyExpiresAt")).toInstant());
    }
}
