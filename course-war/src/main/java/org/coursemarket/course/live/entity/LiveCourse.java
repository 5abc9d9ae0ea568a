package org.coursemarket.course.live.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.CourseDetails;
import org.coursemarket.course.catalog.entity.CourseStatus;

/** What moves of a course, as {@link CourseDetails} has it: its status, price and seats, but no texts. */
public record LiveCourse(
        UUID id,
        CourseStatus status,
        BigDecimal price,
        String currency,
        String because,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant priceUntil,
        int totalSeats,
        int availableSeats,
        int heldSeats,
        int soldSeats) {
    static LiveCourse of(CourseDetails course) {
        return new LiveCourse(
                course.id(),
                course.status(),
                course.price(),
                course.currency(),
                course.because(),
                course.priceUntil(),
                course.totalSeats(),
                course.availableSeats(),
                course.heldSeats(),
                course.soldSeats());
    }
}
