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
import org.coursemarket.order.orders.control.OrderPlacement;
import org.coursemarket.order.orders.control.Refunds;
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
            if (!bought.isEmpty() && random.nextInt(3) == 0) {
                refund(bought.get(random.nextInt(bought.size())), new Caller(name, false));
            } else {
                var wish = new Purchase(any(market.courses), name, name, random.nextInt(3) > 0 ? null : price());
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
                var answer = run.bean(OrderPlacement.class).place(wish, key);
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
            var price = price();
            ask(market.courseNodes, run -> run.bean(Catalog.class).reprice(course, price, ADMIN));
        }
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
