package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.coursemarket.order.orders.entity.TooManyHolds;

/**
 * Keeps a student from holding seats that they don't buy. An order may hold a seat while it is PENDING, and takes one of its
 * student's places for that time; the places are numbered from 0. That two orders don't take the same one, a unique constraint makes
 * sure, among all nodes. Where the limit is lowered, or differs between nodes, a student may have more for as long as the higher
 * places are taken.
 */
@ApplicationScoped
public class HoldLimit {
    @Inject
    ClaimStore claims;

    @Inject
    OrderSettings settings;

    /** How many places each student has. */
    int limit() {
        return settings.holdsPerStudent();
    }

    /** A place for this order that costs no query: a guess, which is right for whoever has no other order on its way. */
    int likelyPlace(UUID orderId) {
        return Math.floorMod(orderId.hashCode(), limit());
    }

    /**
     * The first of the student's places that no order has.
     *
     * @throws TooManyHolds if all are taken
     */
    int freePlace(String studentId) {
        int limit = limit();
        return claims.freeHoldPlace(studentId, limit).orElseThrow(() -> new TooManyHolds(limit));
    }
}
