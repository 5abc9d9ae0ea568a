package org.coursemarket.order.orders.entity;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.UUID;
import org.coursemarket.server.http.Money;
import org.coursemarket.server.http.Text;

/**
 * What a student asks for.
 *
 * @param maxPrice the most that the student agrees to pay, in the currency of the course; null for whatever it costs
 */
public record Purchase(
        @NotNull UUID courseId,
        @Text(max = 100) String studentName,
        @Money BigDecimal maxPrice) {}
