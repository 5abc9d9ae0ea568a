package org.coursemarket.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Those of all machines, never more than so far apart, which is what the services are promised. Within that any of them may be set,
 * forward or back, at any moment; all together go forward by more, as where the machines slept. That all together are set back is not
 * promised to do no harm: an attempt at an order that was over is not over then, though the next has begun.
 */
final class Clocks {
    private static final Duration LONGEST_COMMON_JUMP = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final Random random;
    private final Duration apart;
    private final List<MachineClock> all = new ArrayList<>();
    private Duration common = Duration.ZERO;

    Clocks(Scheduler scheduler, Random random, Duration apart) {
        this.scheduler = scheduler;
        this.random = random;
        this.apart = apart;
    }

    MachineClock another() {
        var clock = new MachineClock(scheduler, any());
        all.add(clock);
        return clock;
    }

    /** Sets one of them, or all. */
    void jump() {
        if (random.nextInt(3) > 0) {
            int which = random.nextInt(all.size());
            all.get(which).set(any());
            scheduler.tell("clock " + which + " is set to " + all.get(which).shown());
        } else {
            common = common.plus(upTo(LONGEST_COMMON_JUMP));
            all.forEach(clock -> clock.set(any()));
            scheduler.tell("all clocks are set: "
                    + all.stream().map(MachineClock::shown).toList());
        }
    }

    /** What the last of them shows. */
    Instant last() {
        return all.stream()
                .map(MachineClock::shown)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Duration any() {
        return common.plus(upTo(apart)).minus(apart.dividedBy(2));
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextInt((int) most.toMillis() + 1));
    }
}
