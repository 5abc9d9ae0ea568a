package org.coursemarket.course.catalog.entity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.coursemarket.runtime.json.NoOtherFields;

/** What a course becomes. It is text, for JSON's reader would take a number in quotes for a status too. */
@NoOtherFields
public record NewStatus(
        @NotNull @Pattern(regexp = "DRAFT|OPEN|PAUSED|CLOSED", message = "must be DRAFT, OPEN, PAUSED or CLOSED")
        String status) {
    /** What it names; it has been made sure that it names one. */
    public CourseStatus value() {
        return CourseStatus.valueOf(status);
    }
}
