package org.coursemarket.course.catalog.entity;

import java.util.UUID;

/**
 * The seats of a course after a change of them.
 *
 * @param change the number of that change; the course's creation is 1, and none is left out
 */
public record SeatCounts(UUID courseId, long change, int available, int held, int sold) {}
