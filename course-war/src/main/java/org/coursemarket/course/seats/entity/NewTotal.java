package org.coursemarket.course.seats.entity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.coursemarket.runtime.json.NoOtherFields;

/** How many seats a course has from now on. */
@NoOtherFields
public record NewTotal(@NotNull @Min(0) @Max(1_000_000) Integer totalSeats) {}
