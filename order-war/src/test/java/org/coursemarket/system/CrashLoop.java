package org.coursemarket.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Rounds of a shop whose services die: in each, everyone who can be killed is, once, in an order and at moments of the seed's choice,
 * and starts again, while the customers go on. Then all that was sold is looked at.
 */
final class CrashLoop {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_REQUESTS_BETWEEN_KILLS = 200;
    private static final int PURCHASES_AFTERWARDS = 10;

    private final Marketplace marketplace;
    private final Map<String, Runnable> crashes;
    private final long seed;
    private final Random random;
    private final Map<String, Integer> kills = new TreeMap<>();
    private int roundsOver;
    private int acknowledged;
    private int losses;

    /** The crashes, by who is killed: each kills a process and starts it again. */
    CrashLoop(Marketplace marketplace, Map<String, Runnable> crashes, long seed) {
        this.marketplace = marketplace;
        this.crashes = crashes;
        this.seed = seed;
        random = new Random(seed);
    }

    /** Ends with the first loss. */
    void run(int rounds) throws InterruptedException {
        try {
            while (roundsOver < rounds) {
                round();
            }
            Settlement.assertReconciled(marketplace.orders());
        } catch (AssertionError loss) {
            losses++;
            throw loss;
        } finally {
            System.out.println(this);
        }
    }

    private void round() throws InterruptedException {
        var shop = new Shop(marketplace.courses(), marketplace.orders());
        shop.open(random);
        for (var victim : shuffledVictims()) {
            awaitRequests(shop, random.nextInt(MOST_REQUESTS_BETWEEN_KILLS));
            crashes.get(victim).run();
            kills.merge(victim, 1, Integer::sum);
        }
        marketplace.awaitReady();
        shop.awaitPurchases(PURCHASES_AFTERWARDS);
        shop.close();
        acknowledged += shop.bought().size();
        new Audit(shop).assertNothingIsLost();
        roundsOver++;
    }

    private List<String> shuffledVictims() {
        var victims = new ArrayList<>(crashes.keySet());
        Collections.shuffle(victims, random);
        return victims;
    }

    private static void awaitRequests(Shop shop, int count) {
        int until = shop.history.size() + count;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> shop.history.size() >= until);
    }

    @Override
    public String toString() {
        return "crash loop: " + roundsOver + " rounds, " + acknowledged + " acknowledged purchases, kills " + kills
                + ", " + losses + " losses, seed " + seed;
    }
}
