package org.coursemarket.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * As many seeds as {@code -Dsimulation.seeds} says, from {@code -Dsimulation.first} on. One that fails is named, and run again alone
 * by {@code -Dsimulation.first=SEED -Dsimulation.seeds=1}.
 */
class SimulationTest {
    private static final long SEEDS = 300;
    private static final long FULL_SEEDS = 5_000;
    private static final SimulatedClasses.Seeds SIMULATION = new SimulatedClasses(List.of()).simulation();

    @RegisterExtension
    static final Quiet SERVICES = new Quiet("org.coursemarket");

    @Test
    void everySeedKeepsItsPromises() {
        long first = Long.getLong("simulation.first", 1);
        long seeds = Long.getLong("simulation.seeds", SEEDS);
        LongStream.range(first, first + seeds).parallel().forEach(SIMULATION::run);
    }

    @Test
    @Tag("full")
    void manyMoreKeepThem() {
        LongStream.rangeClosed(SEEDS + 1, FULL_SEEDS).parallel().forEach(SIMULATION::run);
    }

    /** What the bound on the clocks is for: beyond it two are at work on one order, and whatever else may break follows from that. */
    @Test
    void clocksThatAreAMinuteApartBreakOnePromise() {
        var broken = LongStream.rangeClosed(1, 40)
                .parallel()
                .mapToObj(SimulationTest::brokenWithClocksAMinuteApart)
                .flatMap(Optional::stream)
                .toList();
        assertThat(broken).isNotEmpty().allMatch(how -> how.contains(": " + Promise.ONE_ATTEMPT_AT_A_TIME + ": "));
    }

    private static Optional<String> brokenWithClocksAMinuteApart(long seed) {
        try {
            Simulation.run(seed, Duration.ofMinutes(1));
            return Optional.empty();
        } catch (AssertionError broken) {
            return Optional.of(broken.getMessage());
        }
    }

    @Test
    void aSeedIsAlwaysTheSameRun() {
        assertThat(SIMULATION.run(7)).isEqualTo(SIMULATION.run(7)).isNotEqualTo(SIMULATION.run(8));
    }
}
