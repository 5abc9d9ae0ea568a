package org.coursemarket.system;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.coursemarket.system.Http.Answer;
import org.coursemarket.system.Witness.Purchase;

/**
 * Buys seats, or sells them by hand, one after another. Asks for each step again, under the same key, until it is decided: that is
 * all that a client needs to know.
 */
public final class Customer implements Runnable {
    /** Two services may start one after the other before anything can be decided. */
    private static final Duration PATIENCE = Marketplace.PATIENCE.multipliedBy(2);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration BETWEEN_WISHES = Duration.ofMillis(500);

    private final Shop shop;
    private final Witness witness;
    private final Random random;

    public Customer(Shop shop, Random random) {
        this.shop = shop;
        this.witness = shop.witness;
        this.random = random;
    }

    @Override
    public void run() {
        while (shop.isOpen()) {
            if (chance(4)) {
                sellByHand(shop.newHoldByHand());
            } else {
                buy(shop.newPurchase());
            }
            LockSupport.parkNanos(BETWEEN_WISHES.toNanos());
        }
    }

    /** Until it is decided. */
    public Answer buyOnce(Purchase wish) {
        var answer = decided(status -> status == 201, () -> witness.buy(shop.orderSystem, wish));
        if (answer.status() == 201) {
            shop.bought(wish, answer.id());
        }
        return answer;
    }

    /** Until it is decided, too. */
    public Answer refundOnce(Purchase bought, String id) {
        return decided(status -> status == 200, () -> witness.refund(shop.orderSystem, bought, id));
    }

    private void buy(Purchase wish) {
        var answer = buyOnce(wish);
        if (answer.status() == 201) {
            if (chance(3)) {
                witness.buy(shop.orderSystem, wish);
            }
            if (chance(3)) {
                refundOnce(wish, answer.id());
            }
        }
        if (chance(2)) {
            witness.count(shop.courseSystem, wish.course());
        }
    }

    /** As above, for a seat that is sold by hand. */
    Answer holdOnce(Purchase wish) {
        return decided(status -> status == 200, () -> witness.reserve(shop.courseSystem, wish));
    }

    private void sellByHand(Purchase wish) {
        var answer = holdOnce(wish);
        if (answer.status() == 200) {
            if (chance(2)) {
                decided(status -> status == 200, () -> witness.confirm(shop.courseSystem, wish));
            }
            if (chance(2)) {
                decided(status -> status == 200, () -> witness.cancel(shop.courseSystem, wish));
            }
        }
    }

    /** A success or a refusal; 202 says nothing yet, 429 and 503 nothing at all. */
    private Answer decided(IntPredicate success, Supplier<Optional<Answer>> request) {
        var end = Instant.now().plus(PATIENCE);
        var answer = request.get();
        while (answer.filter(given -> isDecided(given.status(), success)).isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("undecided for too long: " + answer);
            }
            pause();
            answer = request.get();
        }
        return answer.get();
    }

    private static boolean isDecided(int status, IntPredicate success) {
        return success.test(status) || (status >= 400 && status < 500 && status != 429);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    /** Before the same is asked for again. */
    static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
