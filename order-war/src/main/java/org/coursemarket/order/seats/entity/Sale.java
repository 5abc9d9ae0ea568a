package org.coursemarket.order.seats.entity;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A seat that is to be sold, once, however often it is asked for.
 *
 * @param reservationId what it is sold under
 * @param student the subject of the student's token
 * @param maxPrice the most that the student agreed to pay; null for whatever it costs
 * @param voucher in capitals; null for none
 */
public record Sale(UUID courseId, UUID reservationId, String student, BigDecimal maxPrice, String voucher) {}
