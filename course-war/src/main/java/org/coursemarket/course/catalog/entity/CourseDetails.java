package org.coursemarket.course.catalog.entity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** A course as it stood when it was read. */
public record CourseDetails(
        UUID id,
        String title,
        String description,
        BigDecimal price,
        String currency,
        int totalSeats,
        int availableSeats,
        int heldSeats,
        int soldSeats,
        String instructorName,
        Instant createdAt) {}
