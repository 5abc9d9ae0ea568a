package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.coursemarket.system.Witness.Purchase;
import org.coursemarket.testing.SeatReplay;

/** Looks at everything that a shop has sold, when it is closed. */
public final class Audit {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Shop shop;
    private final CourseSystem courses;
    private final OrderSystem orders;

    public Audit(Shop shop) {
        this.shop = shop;
        courses = shop.courseSystem;
        orders = shop.orderSystem;
    }

    /**
     * Every purchase that was acknowledged is there, once, and has the content that its buyer was told; one that was refused never took
     * a seat; orders and reservations agree, the seats add up, and all that anybody saw can be explained.
     */
    public void assertNothingIsLost() {
        var settlement = new Settlement(courses, orders);
        shop.courses().forEach(settlement::course);
        shop.purchases().forEach(purchase -> settlement.student(purchase.student()));
        shop.holdsByHand().forEach(hold -> settlement.byHand(hold.key().toString()));
        settlement.assertSettled(PATIENCE);

        var taken = everTaken();
        shop.purchases().parallelStream().forEach(purchase -> assertBoughtOnce(purchase, taken));
        shop.holdsByHand()
                .forEach(hold -> witness().reservation(courses, hold, hold.key().toString()));
        shop.courses().forEach(course -> witness().count(courses, course));
        assertThat(shop.history.contradictions()).isEmpty();
        assertThat(witness().sightings.strange()).isEmpty();
    }

    /** Each reservation that took a seat at some time. */
    private Set<String> everTaken() {
        return shop.courses().parallelStream()
                .flatMap(course -> courses.ledgerOf(course).stream())
                .map(SeatReplay.Change::reservationId)
                .collect(Collectors.toSet());
    }

    private void assertBoughtOnce(Purchase purchase, Set<String> taken) {
        String id = shop.bought().get(purchase);
        var all = orders.allOrdersOf(purchase.student());
        var live = all.stream()
                .filter(order -> !isRejected(order))
                .map(order -> order.path("id").asText())
                .toList();
        assertThat(live).as(purchase + ": " + all).isEqualTo(id == null ? List.of() : List.of(id));
        assertThat(all)
                .filteredOn(Audit::isRejected)
                .noneMatch(order -> taken.contains(order.path("id").asText()));
        if (id != null) {
            witness().order(orders, purchase, id);
            witness().reservation(courses, purchase, id);
        }
    }

    private static boolean isRejected(JsonNode order) {
        return order.path("status").asText().equals("REJECTED");
    }

    private Witness witness() {
        return shop.witness;
    }
}
