package org.coursemarket.course.catalog.entity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Set;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.text.Text;

/**
 * What a course is created from.
 *
 * @param status DRAFT or OPEN; null for OPEN
 */
public record NewCourse(
        @NotNull @Text(max = 200) String title,
        @NotNull @Text(max = 4000) String description,
        @NotNull @Money BigDecimal price,
        @NotNull @Min(0) @Max(1_000_000) Integer availableSeats,
        @NotNull @Text(max = 100) String instructorName,
        CourseStatus status) {
    /** What the course begins as. */
    CourseStatus beginning() {
        return status == null ? CourseStatus.OPEN : status;
    }

    /**
     * Lets pass what can be. The constraints of the fields are taken for granted.
     *
     * @throws InvalidInput if no course begins so
     */
    public void requireBeginning() {
        if (!Set.of(CourseStatus.DRAFT, CourseStatus.OPEN).contains(beginning())) {
            throw new InvalidInput("status", "must be DRAFT or OPEN");
        }
    }
}
