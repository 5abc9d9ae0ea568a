package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.coursemarket.history.Operation;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Unknown;
import org.coursemarket.system.Witness.Purchase;

/** Looks at everything that a shop has sold, when it is closed. */
final class Audit {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Shop shop;
    private final CourseSystem courses;
    private final OrderSystem orders;

    Audit(Shop shop) {
        this.shop = shop;
        courses = shop.courseSystem;
        orders = shop.orderSystem;
    }

    /**
     * Every purchase that was acknowledged is there, once, and has the content that its buyer was told; orders and reservations agree,
     * the seats add up, and all that anybody saw can be explained.
     */
    void assertNothingIsLost() {
        var settlement = new Settlement(courses, orders);
        shop.courses().forEach(settlement::course);
        shop.purchases().forEach(purchase -> settlement.student(purchase.student()));
        shop.holdsByHand().forEach(hold -> settlement.byHand(hold.key().toString()));
        settlement.assertSettled(PATIENCE);

        shop.purchases().parallelStream().forEach(this::assertBoughtOnce);
        shop.holdsByHand()
                .forEach(hold -> witness().reservation(courses, hold, hold.key().toString()));
        shop.courses().forEach(course -> witness().count(courses, course));
        assertThat(shop.history.contradictions()).isEmpty();
        assertThat(witness().sightings.strange()).isEmpty();
    }

    private void assertBoughtOnce(Purchase purchase) {
        String id = shop.bought().get(purchase);
        var all = orders.allOrdersOf(purchase.student());
        var live = all.stream()
                .filter(order -> !isRejected(order))
                .map(order -> order.path("id").asText())
                .toList();
        assertThat(live).as(purchase + ": " + all).isEqualTo(id == null ? List.of() : List.of(id));
        if (id != null) {
            witness().order(orders, purchase, id);
            witness().reservation(courses, purchase, id);
        }
        all.forEach(order -> {
            if (isRejected(order)) {
                lookAtHoldOf(order, purchase);
            }
        });
    }

    /** A refused purchase may have left a hold all the same, made by a request that came too late; it lapses, or has. */
    private void lookAtHoldOf(JsonNode order, Purchase purchase) {
        String id = order.path("id").asText();
        if (order.path("rejectedBecause").asText().equals("seat-lost")) {
            witness().reservation(courses, purchase, id);
        } else if (courses.reservation(id).status() == 200) {
            var stray = new Purchase(purchase.course(), purchase.student(), UUID.fromString(id));
            shop.history.add(
                    new Operation(Action.RESERVE, purchase.course(), id, Instant.EPOCH, Instant.MAX, new Unknown()));
            witness().reservation(courses, stray, id);
        }
    }

    private static boolean isRejected(JsonNode order) {
        return order.path("status").asText().equals("REJECTED");
    }

    private Witness witness() {
        return shop.witness;
    }
}
