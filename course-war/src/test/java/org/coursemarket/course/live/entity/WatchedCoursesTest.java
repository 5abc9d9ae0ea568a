package org.coursemarket.course.live.entity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.coursemarket.runtime.problems.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedCoursesTest {
    private static final String ID = "01a2229f-c9dc-7823-9e69-b29acefc88ec";

    @Test
    void anIdThatStandsTwiceCountsOnce() {
        assertThat(WatchedCourses.of(new String[] {ID + "," + ID.toUpperCase(Locale.ROOT) + "," + ID})
                        .ids())
                .containsExactly(UUID.fromString(ID));
    }

    @Test
    void thereMayBeFiftyOfThem() {
        assertThat(WatchedCourses.of(ids(50)).ids()).hasSize(50);
        assertRefused(ids(51));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ID + ",", "," + ID, ID + ", " + ID, "1-1-1-1-1", "stream"})
    void anythingElseIsRefused(String ids) {
        assertRefused(new String[] {ids});
    }

    @Test
    void theyAreSentOnce() {
        assertRefused(null);
        assertRefused(new String[] {ID, ID});
    }

    private static String[] ids(int count) {
        var ids = Stream.generate(UUID::randomUUID).limit(count).map(UUID::toString);
        return new String[] {ids.collect(joining(","))};
    }

    private static void assertRefused(String[] values) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> WatchedCourses.of(values))
                .withMessageStartingWith("ids must be ");
    }
}
