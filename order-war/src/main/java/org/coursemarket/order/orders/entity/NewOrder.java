package org.coursemarket.order.orders.entity;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.UUID;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.http.Text;

/**
 * What a student sends to buy a seat; who they are, their token says.
 *
 * @param studentName the name that they want to go by
 * @param maxPrice the most that they agree to pay, in the currency of the course; null for whatever it costs
 */
public record NewOrder(
        @NotNull UUID courseId,
        @NotNull @Text(max = 100) String studentName,
        @Money BigDecimal maxPrice) {
    /** The purchase of this student. */
    public Purchase by(String studentId) {
        return new Purchase(courseId, studentId, studentName, maxPrice);
    }
}
