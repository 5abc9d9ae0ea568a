package org.coursemarket.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.coursemarket.system.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * So many seeds as {@code -Dsimulation.seeds} says, from {@code -Dsimulation.first} on. One that fails is named, and run again alone
 * by {@code -Dsimulation.first=SEED -Dsimulation.seeds=1}.
 */
class SimulationTest {
    static final long SEEDS = 2_000;

    @RegisterExtension
    static final Quiet SERVICES = new Quiet("org.coursemarket");

    @Test
    void everySeedKeepsItsPromises() {
        long first = Long.getLong("simulation.first", 1);
        long seeds = Long.getLong("simulation.seeds", SEEDS);
        LongStream.range(first, first + seeds).parallel().forEach(Simulation::run);
    }

    @Test
    void aSeedIsAlwaysTheSameRun() {
        assertThat(Simulation.run(7)).isEqualTo(Simulation.run(7)).isNotEqualTo(Simulation.run(8));
    }
}
