package org.coursemarket.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.LongStream;
import org.coursemarket.system.Quiet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the simulation can fail: it finds each mistake within the seeds that it runs by default. */
class PlantedBugTest {
    @RegisterExtension
    static final Quiet SERVICES = new Quiet("org.coursemarket");

    @ParameterizedTest
    @EnumSource
    void itIsFound(PlantedBug bug) throws ReflectiveOperationException {
        var run = new PlantedClasses(bug).loadClass(Simulation.class.getName()).getMethod("run", long.class);
        var found = LongStream.rangeClosed(1, SimulationTest.SEEDS)
                .filter(seed -> isFoundBy(run, seed))
                .findFirst();
        assertThat(found).as("the first seed that finds it").isPresent();
    }

    private static boolean isFoundBy(Method run, long seed) {
        try {
            run.invoke(null, seed);
            return false;
        } catch (InvocationTargetException found) {
            assertThat(found.getCause()).isInstanceOf(AssertionError.class);
            return true;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
