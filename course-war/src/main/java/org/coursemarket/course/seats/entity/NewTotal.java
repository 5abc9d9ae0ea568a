package org.coursemarket.course.seats.entity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** How many seats a course has from now on. */
public record NewTotal(@NotNull @Min(0) @Max(1_000_000) Integer totalSeats) {}
