package org.coursemarket.simulation;

import java.time.Duration;
import java.util.Random;

/** One seed: what happens, and when what must be true in the end is looked at. */
public final class Simulation {
    /** What README promises the services of the clocks of their machines. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private static final Duration TIME_OF_FAULTS = Duration.ofSeconds(30);
    private static final Duration LATEST_ARRIVAL = Duration.ofSeconds(20);
    private static final Duration LONGEST_CALM = Duration.ofMinutes(8);
    private static final Duration STEP = Duration.ofSeconds(2);

    private final Random random;
    private final Scheduler scheduler;
    private final Market market;

    private Simulation(long seed, Duration clocksApart) {
        random = new Random(seed);
        scheduler = new Scheduler(random);
        market = new Market(scheduler, random, clocksApart);
    }

    /**
     * Runs this seed.
     *
     * @return what happened, line by line
     * @throws AssertionError if something was not as it must be; its message names it, and ends with what happened before
     */
    public static String run(long seed) {
        return run(seed, CLOCKS_APART);
    }

    /** Likewise, where the clocks may be so far apart. */
    static String run(long seed, Duration clocksApart) {
        var simulation = new Simulation(seed, clocksApart);
        try {
            simulation.run();
            return simulation.scheduler.log();
        } catch (AssertionError broken) {
            throw new AssertionError(
                    "seed " + seed + ": " + broken.getMessage() + "\n" + simulation.scheduler.log(), broken);
        } finally {
            simulation.scheduler.close();
        }
    }

    private void run() {
        market.open();
        go(STEP);
        var buyers = new Buyers(scheduler, random, market);
        buyers.come(3 + random.nextInt(3));
        var misfortune = new Misfortune(market, scheduler, random);
        misfortune.begin(TIME_OF_FAULTS);
        go(TIME_OF_FAULTS.plus(Misfortune.LONGEST_DEATH));
        misfortune.end();
        go(LATEST_ARRIVAL);
        settle(buyers);
        buyers.askAgain();
        scheduler.spawn(Scheduler.FOREVER, market::reconcile);
        settle(buyers);
    }

    /** Waits until nobody is there any more, nothing is on its way, and nothing that was will arrive. */
    private void settle(Buyers buyers) {
        var end = scheduler.now().plus(LONGEST_CALM);
        while (!(buyers.areGone() && market.promises.areAllAnswered() && market.auditor.isSettled())
                && scheduler.now().isBefore(end)) {
            go(STEP);
        }
        market.checkInTheEnd();
    }

    private void go(Duration length) {
        scheduler.runUntil(scheduler.now().plus(length));
    }
}
