package org.coursemarket.order.orders.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.coursemarket.order.orders.entity.Order;
import org.coursemarket.order.orders.entity.OrderCommand.Open;
import org.coursemarket.order.orders.entity.Purchase;
import org.coursemarket.order.orders.entity.TakenUp;
import org.coursemarket.order.orders.entity.TooManyHolds;
import org.coursemarket.runtime.persistence.Ids;
import org.coursemarket.testing.FixedConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order of a student with three places for a seat that is held, some of which others take before. */
class OrderOpeningTest {
    private static final int LIMIT = 3;
    private static final Purchase PURCHASE = new Purchase(UUID.randomUUID(), "grace", "Grace", null, null);

    private final OrderOpening opening = new OrderOpening();
    private final List<Integer> tried = new ArrayList<>();
    private int lostRaces;
    private Optional<Integer> free = Optional.of(2);

    @BeforeEach
    void wire() {
        opening.ids = new Ids(Clock.systemUTC());
        opening.holds = new HoldLimit();
        opening.holds.settings = new OrderSettings(FixedConfig.of(Map.of(
                "purchase.deadline", "PT5S", "purchase.key.ttl", "PT24H", "holds.per.student", String.valueOf(LIMIT))));
        opening.holds.claims = new ClaimStore() {
            @Override
            Optional<Integer> freeHoldPlace(String studentId, int limit) {
                assertThat(limit).isEqualTo(LIMIT);
                return free;
            }
        };
        opening.desk = new OrderDesk() {
            @Override
            TakenUp open(Open wanted) {
                tried.add(wanted.holdPlace());
                if (tried.size() <= lostRaces) {
                    throw new HoldPlaceTaken();
                }
                return Order.place(
                                wanted.orderId(),
                                wanted.purchase(),
                                wanted.holdPlace(),
                                Instant.EPOCH,
                                Duration.ofSeconds(5))
                        .takenUp();
            }
        };
    }

    @Test
    void whoeverHasNoOtherOrderGetsTheFirstPlaceTheyTry() {
        opening.open(PURCHASE, null);

        assertThat(tried).hasSize(1).allMatch(place -> place >= 0 && place < LIMIT);
    }

    @Test
    void placeThatIsTakenIsGivenUpForAFreeOne() {
        lostRaces = 1;

        opening.open(PURCHASE, null);

        assertThat(tried).hasSize(2).endsWith(2);
    }

    @Test
    void studentWithoutAFreePlaceIsRefused() {
        lostRaces = 1;
        free = Optional.empty();

        assertThatExceptionOfType(TooManyHolds.class)
                .isThrownBy(() -> opening.open(PURCHASE, null))
                .satisfies(refusal -> assertThat(refusal.data()).containsEntry("limit", LIMIT));

        assertThat(tried).hasSize(1);
    }

    /** Each race that is lost is one that another order of the student has won, so there are no more than places. */
    @Test
    void asManyRacesMayBeLostAsThereArePlaces() {
        lostRaces = LIMIT;

        opening.open(PURCHASE, null);

        assertThat(tried).hasSize(LIMIT + 1);
    }

    @Test
    void whoeverLosesMoreIsRefused() {
        lostRaces = LIMIT + 1;

        assertThatExceptionOfType(TooManyHolds.class).isThrownBy(() -> opening.open(PURCHASE, null));

        assertThat(tried).hasSize(LIMIT + 1);
    }
}
