package org.coursemarket.course.catalog.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What the list of courses knows of one; told within the transaction that makes or changes it. Seats are not in it: they move with every
 * sale.
 *
 * @param owner null for a course from before there were owners
 */
public record CourseListing(
        UUID id,
        CourseStatus status,
        String owner,
        String title,
        String description,
        String instructorName,
        BigDecimal basePrice,
        Instant createdAt) {
    /** What the course is found by: the words of its texts, and its instructor's name. */
    public Set<String> terms() {
        var terms = new LinkedHashSet<String>();
        terms.add(Term.ofInstructor(instructorName).text());
        terms.addAll(FoldedText.words(title));
        terms.addAll(FoldedText.words(instructorName));
        terms.addAll(FoldedText.words(description));
        return terms;
    }
}
