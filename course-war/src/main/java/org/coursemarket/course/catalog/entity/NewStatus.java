package org.coursemarket.course.catalog.entity;

import jakarta.validation.constraints.NotNull;

/** What a course becomes. */
public record NewStatus(@NotNull CourseStatus status) {}
