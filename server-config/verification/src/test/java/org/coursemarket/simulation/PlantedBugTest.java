package org.coursemarket.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.coursemarket.testing.Quiet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the simulation can fail: it finds each mistake within so many seeds. {@code -Dsimulation.bug=} plants only those whose names match
 * this regular expression.
 */
class PlantedBugTest {
    private static final long SEEDS = 2_000;
    /** Found within seconds, in both services: these are not left to the tests with the tag. */
    private static final Set<PlantedBug> FOUND_SOON = EnumSet.of(
            PlantedBug.A_SEAT_IS_GIVEN_BACK_AGAIN_BY_A_REPEATED_CANCEL,
            PlantedBug.A_VOUCHER_IS_LOOKED_FOR_BY_ITS_CODE_ALONE,
            PlantedBug.THE_BUYERS_LIMIT_IS_NOT_LOOKED_AT,
            PlantedBug.NOBODY_LOOKS_FOR_LAPSED_HOLDS,
            PlantedBug.ONE_ORDER_OF_A_BATCH_IS_RECORDED);

    private static final String WANTED = System.getProperty("simulation.bug", ".*");

    @RegisterExtension
    static final Quiet SERVICES = new Quiet("org.coursemarket");

    @ParameterizedTest
    @MethodSource
    @Execution(ExecutionMode.CONCURRENT) // one's change is compiled, by a single thread, while another is looked for
    void someOfThem(PlantedBug bug) {
        assertIsFound(bug);
    }

    @ParameterizedTest
    @MethodSource
    @Tag("full")
    @Execution(ExecutionMode.CONCURRENT)
    void allOthers(PlantedBug bug) {
        assertIsFound(bug);
    }

    static Collection<PlantedBug> someOfThem() {
        return FOUND_SOON;
    }

    static Collection<PlantedBug> allOthers() {
        return EnumSet.complementOf(EnumSet.copyOf(FOUND_SOON));
    }

    private static void assertIsFound(PlantedBug bug) {
        assumeTrue(bug.name().matches(WANTED), "another one is wanted");
        var simulation = new SimulatedClasses(bug.edits()).simulation();
        var found = LongStream.rangeClosed(1, SEEDS)
                .parallel()
                .filter(seed -> isFoundBy(simulation, seed, bug.promise()))
                .findAny();
        assertThat(found).as("a seed that finds " + bug.promise() + " broken").isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void itsPlaceIsStillThere(PlantedBug bug) {
        assertThat(bug.edits())
                .allSatisfy(edit -> assertThat(SimulatedClasses.planted(edit)).contains(edit.planted()));
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
