package org.coursemarket.course.vouchers.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.course.catalog.control.CourseStore;
import org.coursemarket.course.catalog.entity.Course;
import org.coursemarket.course.catalog.entity.NewCourse;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.runtime.security.Caller;
import org.junit.jupiter.api.Test;

class QuotesTest {
    private static final Instant END = Instant.parse("2026-01-02T03:04:05Z");

    /** Another node, whose clock is ahead, has changed the course when a window was over already. */
    @Test
    void priceIsOfTheTimeOfTheCourseWhereTheClockIsBehind() {
        var wish = new NewCourse("t", "d", BigDecimal.ONE, 1, "i", null);
        var course = Course.create(UUID.randomUUID(), wish, "ada", "EUR", Instant.EPOCH);
        var window = new PriceRule.Window(null, null, END, new Adjustment.Fixed(BigDecimal.TEN));
        course.setPriceRules(new PriceRules(null, null, List.of(window)), END);
        var quotes = new Quotes();
        quotes.clock = Clock.fixed(END.minusSeconds(5), ZoneOffset.UTC);
        quotes.courses = new CourseStore() {
            @Override
            public Optional<Course> find(UUID id) {
                return Optional.of(course);
            }
        };

        assertThat(quotes.quote(course.id(), null, new Caller("grace", false)).price())
                .isEqualByComparingTo("1");
    }
}
