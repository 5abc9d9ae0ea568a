package org.coursemarket.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Rounds of a shop whose services die: in each, everyone who can be killed is, once, alone or together with another, in an order and at
 * moments of the seed's choice, and starts again, while the customers go on. Then all that was sold is looked at.
 */
final class CrashLoop {
    private static final int MOST_REQUESTS_BETWEEN_KILLS = 200;
    private static final int PURCHASES_AFTERWARDS = 10;

    private final Marketplace marketplace;
    private final List<Victim> victims;
    private final long seed;
    private final Random random;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> together = new TreeMap<>();
    private int roundsOver;
    private int acknowledged;
    private int losses;

    /** Of two who die together the one that stands first dies first, and comes back first. */
    CrashLoop(Marketplace marketplace, List<Victim> victims, long seed) {
        this.marketplace = marketplace;
        this.victims = victims;
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
        for (var accident : accidents()) {
            awaitRequests(shop, random.nextInt(MOST_REQUESTS_BETWEEN_KILLS));
            kill(accident);
        }
        marketplace.awaitReady();
        shop.awaitPurchases(PURCHASES_AFTERWARDS);
        shop.close();
        acknowledged += shop.bought().size();
        new Audit(shop).assertNothingIsLost();
        roundsOver++;
    }

    /** Who dies at the same time. */
    private List<List<Victim>> accidents() {
        var left = new ArrayList<>(victims);
        Collections.shuffle(left, random);
        var accidents = new ArrayList<List<Victim>>();
        while (!left.isEmpty()) {
            var some = left.subList(0, Math.min(left.size(), 1 + random.nextInt(2)));
            accidents.add(
                    some.stream().sorted(Comparator.comparing(victims::indexOf)).toList());
            some.clear();
        }
        return accidents;
    }

    /** All are dead before the first one comes back. */
    private void kill(List<Victim> accident) {
        for (var victim : accident) {
            var death = victim.deaths().get(random.nextInt(victim.deaths().size()));
            death.kill().run();
            kills.merge(victim.name() + " " + death.moment(), 1, Integer::sum);
        }
        if (accident.size() > 1) {
            together.merge(
                    String.join(" and ", accident.stream().map(Victim::name).toList()), 1, Integer::sum);
        }
        accident.forEach(victim -> victim.start().run());
    }

    private static void awaitRequests(Shop shop, int count) {
        int until = shop.history.size() + count;
        await().atMost(Marketplace.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> shop.history.size() >= until);
    }

    @Override
    public String toString() {
        return "crash loop: " + roundsOver + " rounds, " + acknowledged + " acknowledged purchases, kills " + kills
                + ", of two at once " + together + ", " + losses + " losses, seed " + seed;
    }
}
