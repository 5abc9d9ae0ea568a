package org.coursemarket.course.catalog.entity;

import java.math.BigDecimal;

/** The price of every hold from now on. */
public record NewPrice(@Price BigDecimal price) {}
