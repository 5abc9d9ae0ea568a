package org.coursemarket.course.catalog.entity;

import java.util.UUID;

/** The course with this id is new; told within the transaction that creates it. */
public record CourseCreated(UUID id) {}
