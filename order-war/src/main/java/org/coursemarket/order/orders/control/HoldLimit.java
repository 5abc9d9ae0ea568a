package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.TooManyHolds;
import org.coursemarket.runtime.persistence.Ids;

/**
 * Keeps a student from holding seats that they don't buy. An order may hold a seat while it is PENDING, and takes one of its
 * student's places for that time. That two orders don't take the same one, a unique constraint makes sure, among all nodes. Where
 * the limit is lowered, or differs between nodes, a student may have more for as long as the higher places are taken.
 */
@ApplicationScoped
public class HoldLimit {
    @Inject
    OrderDesk desk;

    @Inject
    OrderListStore list;

    @Inject
    OrderSettings settings;

    @Inject
    Ids ids;

    /**
     * Records a PENDING order, under a key unless that is null.
     *
     * @throws AlreadyPurchased if the student has a live order of the course, or one under the key
     * @throws TooManyHolds if all of the student's places are taken
     */
    TakenUp open(Purchase purchase, UUID key) {
        int limit = settings.holdsPerStudent();
        var id = ids.next();
        int place = Math.floorMod(
                id.hashCode(), limit); // a guess, which is right for whoever has no other order on its way
        for (int tries = 0; tries <= limit; tries++) {
            try {
                return desk.open(new Open(id, purchase, key, place));
            } catch (HoldPlaceTaken taken) {
                place = list.freeHoldPlace(purchase.studentId(), limit).orElseThrow(() -> new TooManyHolds(limit));
            }
        }
        throw new TooManyHolds(limit);
    }
}
