package org.coursemarket.order.orders.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/**
 * What came of comparing some orders with their reservations.
 *
 * @param compared how many orders; one that is PENDING or on its way to its refund counts, but can't contradict anything yet
 * @param cursor where the next page begins; absent after the last
 */
public record ReconciliationPage(
        int compared,
        List<Mismatch> mismatches,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID cursor) {}
