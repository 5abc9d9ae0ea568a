package org.coursemarket.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.coursemarket.system.Answers.assertRefused;
import static org.coursemarket.system.Answers.assertReservation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.system.CourseSystem.SeatCounts;
import org.coursemarket.testing.SeatReplay.Change;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hold that lasts two seconds, and a key that is remembered for one. */
@Tag("full")
@Execution(ExecutionMode.CONCURRENT) // on servers of its own
class ExpiryIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static Marketplace marketplace;
    private final CourseSystem courses = marketplace.courses();

    @BeforeAll
    static void start() {
        marketplace = new Marketplace(TestDatabase.H2, Map.of("RESERVATION_TTL", "PT2S", "PURCHASE_KEY_TTL", "PT1S"));
        marketplace.startCourse();
        marketplace.startOrder();
        marketplace.awaitReady();
        marketplace.awaitSale();
    }

    @AfterAll
    static void stop() {
        marketplace.close();
    }

    @Test
    void aLapsedHoldGoesBackByItselfAndCantBeConfirmed() {
        var course = courses.courseWithSeats(1);
        var hold = courses.reserve(course);
        assertReservation(hold, "RESERVED");

        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0)));

        assertReservation(courses.reservation(hold.id()), "EXPIRED");
        assertRefused(courses.confirm(hold.id()), 410, "reservation-expired");
        assertThat(courses.perform(List.of(confirm(hold.id()), confirm(hold.id())))
                        .body()
                        .findValuesAsText("type"))
                .containsExactly("/problems/reservation-expired", "/problems/reservation-expired");
        assertReservation(courses.cancel(hold.id()), "EXPIRED");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 1, 0, 0));
        assertThat(courses.ledgerOf(course)).extracting(Change::to).containsExactly(null, "RESERVED", "EXPIRED");
        courses.assertLedgerAgreesWith(course);
    }

    private static String confirm(String id) {
        return "{\"command\": \"confirm\", \"reservationId\": \"" + id + "\"}";
    }

    @Test
    void aFullCourseHasRoomAsSoonAsAHoldLapses() {
        var course = courses.courseWithSeats(1);
        courses.reserve(course);

        await().atMost(LONG_ENOUGH).until(() -> courses.reserve(course).status() == 200);

        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(1, 0, 1, 0));
    }

    @Test
    void aVoucherHasAUseAsSoonAsAHoldLapses() {
        var course = courses.courseWithSeats(5);
        courses.createVouchers(course, "{\"code\": \"once\", \"percent\": -10, \"uses\": 1}");
        courses.reserve(course, UUID.randomUUID(), "once");

        await().atMost(LONG_ENOUGH)
                .until(() -> courses.reserve(course, UUID.randomUUID(), "once").status() == 200);
        var shown = courses.voucher(course, "once").body();
        assertThat(shown.path("free").asInt()).isZero();
        assertThat(shown.path("held").asInt()).isEqualTo(1);

        await().atMost(LONG_ENOUGH)
                .until(() -> courses.voucher(course, "once").body().path("free").asInt() == 1);
        courses.assertLedgerAgreesWith(course);
    }

    @Test
    void aSoldSeatStaysSold() {
        var course = courses.courseWithSeats(2);
        var sold = courses.reserve(course);
        var hold = courses.reserve(course);
        courses.confirm(sold.id());

        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertReservation(courses.reservation(hold.id()), "EXPIRED"));

        assertReservation(courses.reservation(sold.id()), "CONFIRMED");
        assertThat(courses.seatsOf(course)).isEqualTo(new SeatCounts(2, 1, 0, 1));
    }

    @Test
    void aKeyIsForgottenByItself() {
        var orders = marketplace.orders();
        var course = courses.courseWithSeats(2);
        var key = UUID.randomUUID();
        assertThat(orders.buy(course, "Carl", key).status()).isEqualTo(201);

        await().atMost(LONG_ENOUGH).until(() -> orders.buy(course, "Dora", key).status() == 201);
    }
}
