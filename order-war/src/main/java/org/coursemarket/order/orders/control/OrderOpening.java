package org.coursemarket.order.orders.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.coursemarket.order.orders.entity.AlreadyPurchased;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.OrdersBusy;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.TooManyHolds;
import org.coursemarket.runtime.persistence.Ids;

/** The first step of a purchase: its order is recorded PENDING, under a new id and at a free place for a held seat. */
@ApplicationScoped
public class OrderOpening {
    @Inject
    HoldLimit holds;

    @Inject
    OrderDesk desk;

    @Inject
    Ids ids;

    /**
     * Records the order, with its first attempt under way. Each try that fails has lost its place to another order of the student, so
     * there are no more of them than places.
     *
     * @param key the buyer's Idempotency-Key; null for none
     * @throws AlreadyPurchased if the student has a live order of the course, or one under the key
     * @throws TooManyHolds if all of the student's places are taken
     * @throws OrdersBusy if there is no room or no time to record it
     */
    TakenUp open(Purchase purchase, UUID key) {
        var id = ids.next();
        int place = holds.likelyPlace(id);
        for (int tries = 0; tries <= holds.limit(); tries++) {
            try {
                return desk.open(new Open(id, purchase, key, place));
            } catch (HoldPlaceTaken taken) {
                place = holds.freePlace(purchase.studentId());
            }
        }
        throw new TooManyHolds(holds.limit());
    }
}
