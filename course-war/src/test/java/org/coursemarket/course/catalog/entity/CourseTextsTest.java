package org.coursemarket.course.catalog.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.coursemarket.runtime.problems.InvalidInput;
import org.junit.jupiter.api.Test;

class CourseTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final Course course = Course.create(
            UUID.randomUUID(),
            new NewCourse("Jakarta EE", "All", new BigDecimal("20"), 1, "Ada", null),
            "ada",
            "EUR",
            NOW);

    @Test
    void whatIsLeftOutStays() {
        course.edit(new CourseTexts(null, "More", null), version(1));

        assertTexts(2, "Jakarta EE", "More", "Ada");

        course.edit(new CourseTexts("EE", null, "Grace"), version(2));

        assertTexts(3, "EE", "More", "Grace");
    }

    @Test
    void editOfAnotherVersionChangesNothing() {
        course.edit(new CourseTexts("EE", null, null), version(1));

        assertThatExceptionOfType(CourseIsNotThatVersion.class)
                .isThrownBy(() -> course.edit(new CourseTexts("Java", null, null), version(1)))
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("version", 2L));
        assertTexts(2, "EE", "All", "Ada");
    }

    /** The answer to the first was lost. */
    @Test
    void editThatComesTwiceIsDoneOnce() {
        var edit = new CourseTexts("EE", null, null);
        course.edit(edit, version(1));

        course.edit(edit, version(1));
        course.edit(edit, version(2));

        assertTexts(2, "EE", "All", "Ada");
    }

    @Test
    void salesAndPriceLeaveTheVersion() {
        course.hold(null, NOW);
        course.sell(null, NOW);
        course.reprice(BigDecimal.TEN, NOW);

        assertTexts(1, "Jakarta EE", "All", "Ada");
    }

    @Test
    void statusAndSeatsAreOfTheVersionToo() {
        course.become(CourseStatus.PAUSED, version(1), NOW);
        course.resize(5, version(2), NOW);

        assertTexts(3, "Jakarta EE", "All", "Ada");
        assertThatExceptionOfType(CourseIsNotThatVersion.class)
                .isThrownBy(() -> course.become(CourseStatus.OPEN, version(1), NOW));
        assertThatExceptionOfType(CourseIsNotThatVersion.class).isThrownBy(() -> course.resize(6, version(2), NOW));
        assertThat(course.resize(5, version(2), NOW))
                .as("the same, as it comes a second time")
                .isEmpty();
        assertTexts(3, "Jakarta EE", "All", "Ada");
    }

    @Test
    void nothingIsNoEdit() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new CourseTexts(null, null, null).requireAny())
                .withMessageContaining("title must be there");
    }

    private void assertTexts(long version, String title, String description, String instructor) {
        var details = course.details(NOW);
        assertThat(details.version()).isEqualTo(version);
        assertThat(List.of(details.title(), details.description(), details.instructorName()))
                .containsExactly(title, description, instructor);
    }

    private static IfMatch version(long version) {
        return IfMatch.of(List.of("\"" + version + "\""));
    }
}
