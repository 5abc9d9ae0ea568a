package org.coursemarket.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That the simulation can fail: it finds each mistake within the seeds that it runs by default. {@code -Dsimulation.bug=} plants only
 * those whose names match this regular expression.
 */
class PlantedBugTest {
    private static final String WANTED = System.getProperty("simulation.bug", ".*");

    @RegisterExtension
    static final Quiet SERVICES = new Quiet("org.coursemarket");

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT) // one's change is compiled, by a single thread, while another is looked for
    void itIsFound(PlantedBug bug) {
        assumeTrue(bug.name().matches(WANTED), "another one is wanted");
        var simulation = new SimulatedClasses(bug.edits()).simulation();
        var found = LongStream.rangeClosed(1, SimulationTest.SEEDS)
                .parallel()
                .filter(seed -> isFoundBy(simulation, seed, bug.promise()))
                .findAny();
        assertThat(found).as("a seed that finds " + bug.promise() + " broken").isPresent();
    }

    @Test
    void everyPromiseIsBrokenByOne() {
        assertThat(Arrays.stream(PlantedBug.values()).map(PlantedBug::promise)).contains(Promise.values());
    }

    /** Whatever else goes wrong, an exception that the mistake throws for one, does not count. */
    private static boolean isFoundBy(SimulatedClasses.Seeds simulation, long seed, Promise promise) {
        try {
            simulation.run(seed);
            return false;
        } catch (AssertionError found) {
            return found.getMessage().startsWith("seed " + seed + ": " + promise + ": ");
        }
    }
}
