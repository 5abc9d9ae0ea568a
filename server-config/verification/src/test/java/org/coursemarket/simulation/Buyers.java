package org.coursemarket.simulation;

import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.coursemarket.course.catalog.control.Catalog;
import org.coursemarket.course.catalog.entity.CourseStatus;
import org.coursemarket.course.catalog.entity.IfMatch;
import org.coursemarket.course.prices.control.Prices;
import org.coursemarket.course.pricing.entity.WrittenPriceRule;
import org.coursemarket.course.pricing.entity.WrittenPriceRules;
import org.coursemarket.course.seats.control.TotalSeats;
import org.coursemarket.order.orders.control.Capacity;
import org.coursemarket.order.orders.control.OrderPlacement;
import org.coursemarket.order.orders.control.OrderReadStore;
import org.coursemarket.order.orders.control.OrderStore;
import org.coursemarket.order.orders.control.Refunds;
import org.coursemarket.order.orders.entity.OrderFilter;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.runtime.problems.Refusal;
import org.coursemarket.runtime.security.Caller;

/** Those who use the marketplace, each on the far side of a network: students, an instructor, and a {@link Clerk}. */
final class Buyers {
    private static final int VISITS = 4;
    private static final int LONGEST_PAUSE_MS = 6_000;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Caller ADMIN = new Caller("admin", true);
    private static final IfMatch ANY_VERSION = IfMatch.ofAny(List.of());

    private final Scheduler scheduler;
    private final Random random;
    private final Market market;
    private final Map<UUID, Purchase> purchasesByKey = new LinkedHashMap<>();

    private int present;

    Buyers(Scheduler scheduler, Random random, Market market) {
        this.scheduler = scheduler;
        this.random = random;
        this.market = market;
    }

    /** Sends in so many students, the instructor and the clerk. */
    void come(int students) {
        for (int i = 0; i < students; i++) {
            String name = "student" + i;
            visit(() -> shop(name));
        }
        visit(this::changePrices);
        visit(this::changeCourses);
        visit(new Clerk(scheduler, random, market)::work);
    }

    boolean areGone() {
        return present == 0;
    }

    private void visit(Runnable visitor) {
        present++;
        scheduler.spawn(Scheduler.FOREVER, () -> {
            visitor.run();
            present--;
        });
    }

    /** Sends every purchase that had a key once more. */
    void askAgain() {
        purchasesByKey.forEach((key, purchase) -> visit(() -> buy(purchase, key)));
    }

    private void shop(String name) {
        var bought = new ArrayList<UUID>();
        var keys = new ArrayList<UUID>();
        for (int visit = 0; visit < VISITS; visit++) {
            pause();
            if (random.nextInt(3) == 0) {
                visit(() -> cancel(name));
            }
            if (!bought.isEmpty() && random.nextInt(3) == 0) {
                refund(bought.get(random.nextInt(bought.size())), new Caller(name, false));
            } else {
                var wish = new Purchase(
                        any(market.courses), name, name, random.nextInt(3) > 0 ? null : price(), market.anyVoucher());
                var order = random.nextBoolean() ? buy(wish, null) : buyTwiceIfNeedBe(wish, keys);
                if (order != null) {
                    bought.add(order);
                }
            }
        }
    }

    /** Under a key of one's own; now and then one that has served before. */
    private UUID buyTwiceIfNeedBe(Purchase wish, List<UUID> keys) {
        boolean isUsed = !keys.isEmpty() && random.nextInt(4) == 0;
        var key = isUsed ? any(keys) : id();
        keys.add(key);
        purchasesByKey.putIfAbsent(key, wish);
        var order = buy(wish, key);
        if (order == null) {
            pause();
            order = buy(wish, key);
        }
        return order;
    }

    /** The order, if one is known. */
    private UUID buy(Purchase wish, UUID key) {
        var promises = market.promises;
        var order = ask(market.orderNodes, run -> {
            var request = promises.wants(wish, key, run);
            try {
                var answer = run.bean(Capacity.class)
                        .during(() -> run.bean(OrderPlacement.class).place(wish, key));
                promises.bought(request, answer);
                return answer;
            } catch (Refusal refusal) {
                promises.refused(request, refusal);
                throw refusal;
            } catch (PersistenceException failure) {
                promises.failed(request, failure);
                throw failure;
            } finally {
                promises.ended(request);
            }
        });
        return order == null || order.status() == OrderStatus.PENDING ? null : order.id();
    }

    /** Whatever is on its way then, at any point of that. */
    private void cancel(String student) {
        pause();
        var caller = new Caller(student, false);
        var onTheirWay = ask(
                market.orderNodes,
                run -> run.bean(OrderReadStore.class)
                        .orders(new OrderFilter(student, null, OrderStatus.PENDING), null, 1));
        if (onTheirWay != null && !onTheirWay.isEmpty()) {
            ask(market.orderNodes, run -> {
                var answer = run.bean(OrderStore.class)
                        .requestCancel(onTheirWay.get(0).id(), caller);
                market.promises.cancelled(answer);
                return answer;
            });
        }
    }

    private void refund(UUID order, Caller student) {
        market.promises.wantsRefund(order);
        int copies = 1 + random.nextInt(2);
        for (int i = 0; i < copies; i++) {
            visit(() -> ask(market.orderNodes, run -> {
                var answer = run.bean(Refunds.class).refund(order, student);
                market.promises.refunded(answer);
                return answer;
            }));
        }
    }

    private void changePrices() {
        for (int i = 0; i < VISITS; i++) {
            pause();
            var course = any(market.courses);
            if (random.nextBoolean()) {
                var price = price();
                ask(market.courseNodes, run -> run.bean(Catalog.class).reprice(course, price, ADMIN));
            } else {
                var rules = rules();
                ask(market.courseNodes, run -> run.bean(Prices.class).set(course, rules, ANY_VERSION, ADMIN));
            }
        }
    }

    /** On sale or not for a while, larger or smaller. */
    private void changeCourses() {
        for (int i = 0; i < VISITS; i++) {
            pause();
            var course = any(market.courses);
            if (random.nextBoolean()) {
                int seats = random.nextInt(4);
                ask(market.courseNodes, run -> run.bean(TotalSeats.class).set(course, seats, ANY_VERSION, ADMIN));
            } else {
                ask(
                        market.courseNodes,
                        run -> run.bean(Catalog.class).become(course, CourseStatus.PAUSED, ANY_VERSION, ADMIN));
                pause();
                ask(
                        market.courseNodes,
                        run -> run.bean(Catalog.class).become(course, CourseStatus.OPEN, ANY_VERSION, ADMIN));
            }
        }
    }

    /** Some leave a third decimal. */
    private WrittenPriceRules rules() {
        var turn = scheduler.now().plusMillis(random.nextInt(LONGEST_PAUSE_MS));
        boolean isFixed = random.nextBoolean();
        var rules = new ArrayList<WrittenPriceRule>();
        rules.add(new WrittenPriceRule("ladder", null, null, null, null, null, 1, 2, percent(), null, null));
        rules.add(new WrittenPriceRule("tier", "first", null, null, 1, null, null, null, percent(), null, null));
        if (random.nextBoolean()) {
            int seats = 1 + random.nextInt(2);
            rules.add(new WrittenPriceRule("tier", "next", null, null, seats, null, null, null, percent(), null, null));
        }
        rules.add(new WrittenPriceRule("scarcity", null, null, null, null, 1, null, null, null, percent(), null));
        rules.add(new WrittenPriceRule("scarcity", null, null, null, null, 2, null, null, percent(), null, null));
        rules.add(new WrittenPriceRule(
                "window",
                null,
                null,
                turn,
                null,
                null,
                null,
                null,
                isFixed ? null : percent(),
                null,
                isFixed ? price() : null));
        rules.add(new WrittenPriceRule("window", null, turn, null, null, null, null, null, percent(), null, null));
        return new WrittenPriceRules(random.nextBoolean() ? new BigDecimal("9.5") : null, null, rules);
    }

    private BigDecimal percent() {
        return BigDecimal.valueOf(random.nextInt(50) - 15);
    }

    /** Null where no answer came, or none that gives anything. */
    private <T> T ask(List<Node> nodes, Function<Node.Run, T> request) {
        try {
            return market.network.call(nodes, PATIENCE, run -> CompletableFuture.completedStage(request.apply(run)));
        } catch (RuntimeException nothing) {
            return null;
        }
    }

    private void pause() {
        scheduler.sleep(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(10 + random.nextInt(3)).setScale(2);
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
