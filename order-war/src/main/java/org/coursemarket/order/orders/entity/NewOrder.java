package org.coursemarket.order.orders.entity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.json.NoOtherFields;
import org.coursemarket.runtime.text.Text;

/**
 * What a student sends to buy a seat; who they are, their token says.
 *
 * @param studentName the name that they want to go by
 * @param maxPrice the most that they agree to pay, in the currency of the course; null for whatever it costs
 * @param voucher the code of one, in letters of any case; null for none
 */
@NoOtherFields // a misspelt maxPrice or voucher would cost money
public record NewOrder(
        @NotNull UUID courseId,
        @NotNull @Text(max = 100) String studentName,
        @Money BigDecimal maxPrice,

        @Pattern(
                regexp = "[A-Za-z0-9_-]{3,40}",
                message = "must be 3 to 40 of the letters A to Z, digits, hyphens and underscores")
        String voucher) {
    /** The purchase of this student. The case of a voucher does not count. */
    public Purchase by(String studentId) {
        return new Purchase(
                courseId, studentId, studentName, maxPrice, voucher == null ? null : voucher.toUpperCase(Locale.ROOT));
    }
}
