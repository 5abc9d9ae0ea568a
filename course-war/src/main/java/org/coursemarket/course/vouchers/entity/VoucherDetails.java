package org.coursemarket.course.vouchers.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A voucher as it stood when it was read. {@code uses = free + held + spent}, always.
 *
 * @param code in capitals
 * @param percent absent unless it is what the voucher does to the list price, as amount and price
 * @param currency of amount and price, as ISO 4217 has it
 * @param held uses that reservations have taken whose seat is held
 * @param spent uses of those whose seat is sold
 * @param from absent for no beginning
 * @param until absent for no end
 * @param createdBy the subject of whoever made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoucherDetails(
        String code,
        BigDecimal percent,
        BigDecimal amount,
        BigDecimal price,
        String currency,
        int uses,
        int free,
        int held,
        int spent,
        Instant from,
        Instant until,
        Instant createdAt,
        String createdBy) {}
