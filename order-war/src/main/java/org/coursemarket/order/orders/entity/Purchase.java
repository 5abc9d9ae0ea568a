package org.coursemarket.order.orders.entity;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What a student asks for.
 *
 * @param studentId the subject of the student's token
 * @param studentName what the student wants to be called
 * @param maxPrice the most that the student agrees to pay, in the currency of the course; null for whatever it costs
 * @param voucher that makes it cheaper, in capitals; null for none
 */
public record Purchase(UUID courseId, String studentId, String studentName, BigDecimal maxPrice, String voucher) {}
