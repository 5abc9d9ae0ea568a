package org.coursemarket.simulation;

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
import org.coursemarket.course.seats.boundary.SeatsResource;
import org.coursemarket.order.orders.control.OrderPlacement;
import org.coursemarket.order.orders.control.Refunds;
import org.coursemarket.order.orders.entity.OrderStatus;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.server.problems.Refusal;
import org.coursemarket.server.security.Caller;

/** Those who use the marketplace, each on the far side of a network: students, an instructor, and a clerk who works at the desk. */
final class Buyers {
    /** The services, as they are called from outside. */
    record Doors(Network network, List<Node> courseNodes, List<Node> orderNodes) {
        private static final Duration PATIENCE = Duration.ofSeconds(8);

        /** Null where no answer came, or none that says anything. */
        <T> T ask(List<Node> nodes, Function<Node.Run, T> request) {
            try {
                return network.call(nodes, PATIENCE, run -> CompletableFuture.completedStage(request.apply(run)));
            } catch (Refusal refusal) {
                throw refusal;
            } catch (RuntimeException nothing) {
                return null;
            }
        }
    }

    private static final int VISITS = 4;
    private static final int LONGEST_PAUSE_MS = 6_000;
    private static final Caller ADMIN = new Caller("admin", true);

    private final Scheduler scheduler;
    private final Random random;
    private final Doors doors;
    private final Promises promises;
    private final List<UUID> courses;
    private final Map<UUID, Purchase> purchasesByKey = new LinkedHashMap<>();

    private int present;

    Buyers(Scheduler scheduler, Random random, Doors doors, Promises promises, List<UUID> courses) {
        this.scheduler = scheduler;
        this.random = random;
        this.doors = doors;
        this.promises = promises;
        this.courses = courses;
    }

    /** Sends in so many students, the instructor and the clerk. */
    void come(int students) {
        for (int i = 0; i < students; i++) {
            String name = "student" + i;
            visit(() -> shop(name));
        }
        visit(this::changePrices);
        visit(this::workAtTheDesk);
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
        for (int visit = 0; visit < VISITS; visit++) {
            pause();
            if (!bought.isEmpty() && random.nextInt(3) == 0) {
                refund(bought.get(random.nextInt(bought.size())), new Caller(name, false));
            } else {
                var wish = new Purchase(any(courses), name, name, random.nextInt(3) > 0 ? null : price());
                var key = random.nextBoolean() ? null : id();
                if (key != null) {
                    purchasesByKey.put(key, wish);
                }
                var order = buy(wish, key);
                if (order == null && key != null) {
                    pause();
                    order = buy(wish, key);
                }
                if (order != null) {
                    bought.add(order);
                }
            }
        }
    }

    /** The order, if one is known. */
    private UUID buy(Purchase wish, UUID key) {
        try {
            var order = doors.ask(doors.orderNodes, run -> {
                var answer = run.bean(OrderPlacement.class).place(wish, key);
                promises.bought(wish, key, answer);
                return answer;
            });
            return order == null || order.status() == OrderStatus.PENDING ? null : order.id();
        } catch (Refusal refusal) {
            promises.refused(wish, key, refusal);
            return null;
        }
    }

    private void refund(UUID order, Caller student) {
        promises.wantsRefund(order);
        int copies = 1 + random.nextInt(2);
        for (int i = 0; i < copies; i++) {
            visit(() -> doors.ask(doors.orderNodes, run -> {
                var answer = run.bean(Refunds.class).refund(order, student);
                promises.refunded(answer);
                return answer;
            }));
        }
    }

    private void changePrices() {
        for (int i = 0; i < VISITS; i++) {
            pause();
            var course = any(courses);
            var price = price();
            doors.ask(doors.courseNodes, run -> run.bean(Catalog.class).reprice(course, price, ADMIN));
        }
    }

    /** Holds seats by hand, and does with them what comes to mind, more than once. */
    private void workAtTheDesk() {
        var keys = new ArrayList<UUID>();
        for (int i = 0; i < 4 * VISITS; i++) {
            scheduler.sleep(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS / 2)));
            boolean isNew = keys.isEmpty() || random.nextInt(3) == 0;
            var key = isNew ? id() : any(keys);
            keys.add(key);
            var course = any(courses);
            int wish = isNew ? 0 : random.nextInt(3);
            try {
                doors.network.call(doors.courseNodes, Doors.PATIENCE, run -> {
                    var seats = run.bean(SeatsResource.class);
                    return promises.watched(
                            switch (wish) {
                                case 0 -> promises.watchedReserve(key, () -> seats.reserve(course, key, null));
                                case 1 -> seats.confirm(key);
                                default -> seats.cancel(key);
                            });
                });
            } catch (RuntimeException refusedOrUnknown) {
                // what is committed is looked at anyway
            }
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
