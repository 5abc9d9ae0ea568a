package org.coursemarket.course.catalog.entity;

import java.time.Instant;

/** A course is new, with these seats; told within the transaction that creates it. */
public record CourseCreated(SeatCounts seats, Instant at) {}
