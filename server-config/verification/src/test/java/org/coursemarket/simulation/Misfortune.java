package org.coursemarket.simulation;

import java.time.Duration;
import java.util.Random;

/** What goes wrong, for a time: threads stall, messages and commits are lost, processes die, clocks are set. */
final class Misfortune {
    static final Duration LONGEST_DEATH = Duration.ofSeconds(6);

    private final Market market;
    private final Scheduler scheduler;
    private final Random random;

    Misfortune(Market market, Scheduler scheduler, Random random) {
        this.market = market;
        this.scheduler = scheduler;
        this.random = random;
    }

    /** Whatever dies may be dead for a while after this time. */
    void begin(Duration length) {
        scheduler.trouble(random.nextInt(3) * 0.02);
        market.network.trouble(random.nextInt(4) * 0.04);
        market.courseDatabase.trouble(random.nextInt(3) * 0.05);
        market.orderDatabase.trouble(random.nextInt(3) * 0.05);
        for (int deaths = random.nextInt(6); deaths > 0; deaths--) {
            scheduler.after(upTo(length), this::killSomething);
        }
        for (int jumps = random.nextInt(6); jumps > 0; jumps--) {
            scheduler.after(upTo(length), market.clocks::jump);
        }
    }

    void end() {
        scheduler.tell("all is well from here on");
        scheduler.trouble(0);
        market.network.trouble(0);
        market.courseDatabase.trouble(0);
        market.orderDatabase.trouble(0);
    }

    private void killSomething() {
        var back = upTo(LONGEST_DEATH);
        int nodes = market.courseNodes.size();
        int victim = random.nextInt(2 * nodes + 2);
        if (victim < nodes) {
            kill(market.courseNodes.get(victim), back);
        } else if (victim < 2 * nodes) {
            kill(market.orderNodes.get(victim - nodes), back);
        } else {
            var database = victim % 2 == 0 ? market.courseDatabase : market.orderDatabase;
            database.kill();
            scheduler.after(back, database::start);
        }
    }

    private void kill(Node node, Duration back) {
        if (node.isUp()) {
            node.kill();
            scheduler.after(back, node::start);
        }
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextInt((int) most.toMillis()));
    }
}
