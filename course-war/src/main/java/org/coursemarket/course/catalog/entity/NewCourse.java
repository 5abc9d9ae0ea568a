package org.coursemarket.course.catalog.entity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.coursemarket.runtime.http.Money;
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

        @Pattern(regexp = "DRAFT|OPEN", message = "must be DRAFT or OPEN")
        String status) {
    /** What the course begins as. */
    CourseStatus beginning() {
        return status == null ? CourseStatus.OPEN : CourseStatus.valueOf(status);
    }
}
