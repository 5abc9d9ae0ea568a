package org.coursemarket.course.catalog.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.runtime.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CourseStatusTest {
    private static final UUID ID = UUID.randomUUID();
    private static final IfMatch ANY = IfMatch.ofAny(List.of());
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            status | DRAFT | OPEN  | PAUSED | CLOSED
            DRAFT  | true  | true  | false  | false
            OPEN   | false | true  | true   | true
            PAUSED | false | true  | true   | true
            CLOSED | false | false | false  | true
            """)
    void courseBecomesWhatItCan(CourseStatus status, boolean draft, boolean open, boolean paused, boolean closed) {
        var possible = Map.of(
                CourseStatus.DRAFT,
                draft,
                CourseStatus.OPEN,
                open,
                CourseStatus.PAUSED,
                paused,
                CourseStatus.CLOSED,
                closed);

        possible.forEach((next, isPossible) -> {
            var course = course(status);
            if (isPossible) {
                course.become(next, ANY, NOW);
                assertThat(course.details(NOW).status()).isEqualTo(next);
            } else {
                assertThatExceptionOfType(CourseStatusNotPossible.class)
                        .isThrownBy(() -> course.become(next, ANY, NOW))
                        .satisfies(refusal -> assertThat(refusal.data()).containsEntry("courseStatus", status));
                assertThat(course.details(NOW).status()).isEqualTo(status);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnOpenCourseSells(CourseStatus status) {
        assertThat(course(status).isOpen()).isEqualTo(status == CourseStatus.OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void onlyADraftIsHidden(CourseStatus status) {
        var course = course(status);

        assertThat(course.requireMaySee(Optional.of(new Caller("ada", false)))).isSameAs(course);
        assertThat(course.requireMaySee(Optional.of(new Caller("root", true)))).isSameAs(course);
        if (status == CourseStatus.DRAFT) {
            assertThatExceptionOfType(UnknownCourse.class)
                    .isThrownBy(() -> course.requireMaySee(Optional.of(new Caller("eve", false))));
            assertThatExceptionOfType(UnknownCourse.class).isThrownBy(() -> course.requireMaySee(Optional.empty()));
        } else {
            assertThat(course.requireMaySee(Optional.empty())).isSameAs(course);
        }
    }

    /** Nobody could have it at that. */
    @Test
    void priceOfADraftIsNoLowestPrice() {
        var course = course(CourseStatus.DRAFT);
        course.reprice(new BigDecimal("30"), NOW.plusSeconds(1));
        course.become(CourseStatus.OPEN, ANY, NOW.plusSeconds(2));

        assertThat(course.details(NOW.plus(Duration.ofHours(1))).lowestPrice30Days())
                .isEqualByComparingTo("30");
    }

    private static Course course(CourseStatus status) {
        var course =
                Course.create(ID, wish(status == CourseStatus.DRAFT ? status : CourseStatus.OPEN), "ada", "EUR", NOW);
        course.become(status, ANY, NOW);
        return course;
    }

    private static NewCourse wish(CourseStatus status) {
        return new NewCourse("Jakarta EE", "All", new BigDecimal("20"), 1, "Ada", status.name());
    }
}
