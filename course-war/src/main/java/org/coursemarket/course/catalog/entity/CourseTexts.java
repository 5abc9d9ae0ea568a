package org.coursemarket.course.catalog.entity;

import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.problems.InvalidInput;
import org.coursemarket.runtime.text.Text;

/** What people read of a course, as it is to be from now on; null for what stays as it is. */
@NoOtherFields
public record CourseTexts(
        @Text(max = 200) String title,
        @Text(max = 4000) String description,
        @Text(max = 100) String instructorName) {
    /**
     * Lets pass what can be. The constraints of the fields are taken for granted.
     *
     * @throws InvalidInput if nothing is to be another one
     */
    public void requireAny() {
        if (title == null && description == null && instructorName == null) {
            throw new InvalidInput("title", "must be there, or description, or instructorName");
        }
    }
}
