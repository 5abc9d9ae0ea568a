package org.coursemarket.course.catalog.entity;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.coursemarket.runtime.http.Money;

/** The price of every hold from now on. */
public record NewPrice(@NotNull @Money BigDecimal price) {}
