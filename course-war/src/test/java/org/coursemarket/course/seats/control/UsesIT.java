package org.coursemarket.course.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coursemarket.course.pricing.entity.Adjustment.Percent;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.Uses;
import org.coursemarket.course.seats.entity.Outcome;
import org.coursemarket.course.seats.entity.Outcome.Granted;
import org.coursemarket.course.seats.entity.Outcome.Refused;
import org.coursemarket.course.seats.entity.ReservationDetails;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.seats.entity.SeatCommand;
import org.coursemarket.course.seats.entity.SeatCommand.Cancel;
import org.coursemarket.course.seats.entity.SeatCommand.Confirm;
import org.coursemarket.course.seats.entity.SeatCommand.Reserve;
import org.coursemarket.course.seats.entity.SeatCommand.Sell;
import org.coursemarket.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The places of tiers and the uses of vouchers, which move with the seat, on real databases. */
@ParameterizedClass
@EnumSource
class UsesIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration TIME_TO_LIVE = Duration.ofMinutes(3);
    private static final Instant LAPSED = NOON.plus(TIME_TO_LIVE);
    private static final String CODE = "SAVE";

    private final EntityManagerFactory database;
    private final LedgerNode ledger;

    UsesIT(TestDatabase kind) {
        database = LedgerDatabase.on(kind);
        ledger = nodeAt(NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aUseOfAVoucherMovesWithTheSeat() {
        var course = courseWithVoucher(10, 5, null);
        var held = reserve(course, CODE);
        var sold = sell(course, CODE);
        var refunded = sell(course, CODE);
        var given = reserve(course, CODE);

        ledger.apply(held, sold, refunded, given, reserve(course, null));
        assertUses(course, 2, 2);
        ledger.apply(new Cancel(null, refunded.reservationId()), new Cancel(null, given.reservationId()));
        assertUses(course, 1, 1);
        ledger.apply(sold, held, new Cancel(null, given.reservationId())); // repeated
        assertUses(course, 1, 1);
        ledger.apply(new Confirm(held.reservationId()));
        assertUses(course, 0, 2);

        assertThat(ledger.reservation(held.reservationId()))
                .returns(CODE, ReservationDetails::voucher)
                .returns("voucher SAVE", ReservationDetails::because)
                .returns(new BigDecimal("39.92"), ReservationDetails::lockedPrice);
        assertThat(ledger.history(course))
                .filteredOn(row -> held.reservationId().equals(row.reservationId()))
                .extracting(SeatChangeDetails::voucher)
                .containsExactly(CODE, CODE);
    }

    @Test
    void aVoucherIsRefusedAlikeWhereItIsUnknownOrOfAnotherCourseOrNotValidNow() {
        var course = courseWithVoucher(10, 1, NOON.plusNanos(1_000));
        var ended = courseWithVoucher(10, 1, NOON);
        var without = ledger.courseWithSeats(1);
        var sale = sell(ended, CODE);

        assertRefused(ledger.apply(reserve(without, CODE)).get(0), "voucher-invalid");
        assertRefused(ledger.apply(reserve(course, "OTHER")).get(0), "voucher-invalid");
        assertRefused(ledger.apply(sale).get(0), "voucher-invalid");
        assertRefused(ledger.apply(sale).get(0), "voucher-invalid");
        assertThat(ledger.apply(reserve(course, CODE)).get(0)).isInstanceOf(Granted.class);
        assertRefused(ledger.apply(sell(course, CODE)).get(0), "voucher-exhausted");
        assertUses(course, 1, 0);
        assertUses(ended, 0, 0);
    }

    @Test
    void aSaleThatIsTooDearThoughItHasAVoucherStaysSoAtTheSamePrice() {
        var course = courseWithVoucher(10, 1, null);
        var sale = new Sell(course, UUID.randomUUID(), null, new BigDecimal("30.00"), CODE);

        var refused = new ArrayList<>(ledger.apply(sale, sale));
        refused.addAll(ledger.apply(sale));

        assertThat(refused)
                .extracting(outcome -> ((Refused) outcome).reason().data().get("currentPrice"))
                .containsOnly(new BigDecimal("39.92"));
        assertUses(course, 0, 0);
    }

    @Test
    void theNameOfATierHasFortyCharactersWhateverTheyAre() {
        var course = ledger.courseWithSeats(1);
        var name = "\uD83D\uDE00".repeat(40);
        ledger.rule(course, tiers(new Tier(name, 1, percent(-50))));

        var held = reserve(course, null);
        ledger.apply(held);

        assertThat(ledger.reservation(held.reservationId()).tier()).isEqualTo(name);
    }

    @Test
    void aHoldIsFinishedThoughItsVoucherHasEnded() {
        var course = courseWithVoucher(10, 1, NOON.plusSeconds(1));
        var held = reserve(course, CODE);
        ledger.apply(held);

        var outcome = nodeAt(NOON.plusSeconds(2)).apply(new Confirm(held.reservationId()));

        assertThat(outcome.get(0)).isInstanceOf(Granted.class);
        assertUses(course, 0, 1);
    }

    @Test
    void usesThatLapsedHoldsHaveAreGivenBackFirstHoweverManyOthersHaveLapsed() {
        int others = LapsedHolds.AT_ONCE + 1;
        var course = courseWithVoucher(others + 3, 1, null);
        ledger.apply(IntStream.range(0, others)
                .mapToObj(any -> reserve(course, null))
                .toArray(SeatCommand[]::new));
        ledger.apply(reserve(course, CODE));
        assertRefused(ledger.apply(reserve(course, CODE)).get(0), "voucher-exhausted");

        var outcome = nodeAt(LAPSED).apply(reserve(course, CODE), reserve(course, CODE));

        assertThat(outcome.get(0)).isInstanceOf(Granted.class);
        assertRefused(outcome.get(1), "voucher-exhausted");
        assertUses(course, 1, 0);
    }

    @Test
    void placesOfATierThatLapsedHoldsHaveAreGivenBackFirst() {
        var course = ledger.courseWithSeats(10);
        ledger.rule(course, tiers(new Tier("first", 2, percent(-50))));
        var sold = sell(course, null);
        ledger.apply(sold, reserve(course, null));

        assertThat(prices(ledger.apply(reserve(course, null)))).containsExactly("49.90");
        assertThat(prices(nodeAt(LAPSED).apply(reserve(course, null), reserve(course, null))))
                .containsExactly("24.95", "49.90");
        assertThat(ledger.tierPlaces(course).byTier().get("first")).isEqualTo(new Uses(1, 1));
        ledger.apply(new Cancel(null, sold.reservationId()));
        assertThat(ledger.tierPlaces(course).byTier().get("first")).isEqualTo(new Uses(1, 0));
    }

    @Test
    void theNextHoldOfABatchSeesWhatTheOneBeforeHasTaken() {
        var course = ledger.courseWithSeats(10);
        ledger.rule(course, tiers(new Tier("first", 1, percent(-50)), new Tier("next", 2, percent(-20))));

        var outcomes =
                ledger.apply(sell(course, null), reserve(course, null), sell(course, null), reserve(course, null));

        assertThat(prices(outcomes)).containsExactly("24.95", "39.92", "39.92", "49.90");
    }

    @Test
    void aTierKeepsItsPlacesThoughItsRuleIsGoneAndComesBack() {
        var course = ledger.courseWithSeats(10);
        ledger.rule(course, tiers(new Tier("first", 1, percent(-50))));
        var sold = sell(course, null);
        ledger.apply(sold);

        ledger.rule(course, tiers(new Tier("other", 1, percent(-10))));
        assertThat(prices(ledger.apply(reserve(course, null)))).containsExactly("44.91");
        ledger.rule(course, tiers(new Tier("first", 2, percent(-50))));
        assertThat(prices(ledger.apply(reserve(course, null), reserve(course, null))))
                .containsExactly("24.95", "49.90");
        ledger.apply(new Cancel(null, sold.reservationId()));
        assertThat(prices(ledger.apply(reserve(course, null)))).containsExactly("24.95");
    }

    @Test
    void theHistoryKnowsTheTakenPlacesAtAnyTime() {
        var course = ledger.courseWithSeats(10);
        ledger.rule(course, tiers(new Tier("first", 1, percent(-50)), new Tier("next", 5, percent(-20))));
        var first = sell(course, null);
        var next = reserve(course, null);
        ledger.apply(first, next, new Cancel(null, first.reservationId()), new Cancel(null, next.reservationId()));

        var taken = IntStream.rangeClosed(1, 6)
                .mapToObj(sequence -> ledger.tierPlacesAfter(course, sequence).byTier())
                .toList();

        assertThat(taken)
                .containsExactly(
                        Map.of(),
                        Map.of("first", new Uses(1, 0)),
                        Map.of("first", new Uses(1, 0)),
                        Map.of("first", new Uses(1, 0), "next", new Uses(1, 0)),
                        Map.of("first", Uses.NONE, "next", new Uses(1, 0)),
                        Map.of("first", Uses.NONE, "next", Uses.NONE));
    }

    @Test
    void severalNodesGiveNoMoreUsesThanThereAre() throws Exception {
        var course = courseWithVoucher(1_000, 10, null);
        var outcomes = Collections.synchronizedList(new ArrayList<Outcome>());
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> nodes = Stream.generate(() -> (Callable<Boolean>) () -> {
                        try (var node = nodeAt(NOON)) {
                            for (int i = 0; i < 8; i++) {
                                outcomes.addAll(node.apply(sell(course, CODE), reserve(course, CODE)));
                            }
                            return true;
                        }
                    })
                    .limit(4)
                    .toList();
            for (var node : threads.invokeAll(nodes)) {
                node.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes).hasSize(64).filteredOn(Granted.class::isInstance).hasSize(10);
        assertThat(ledger.voucher(course, CODE).taken().taken()).isEqualTo(10);
    }

    private UUID courseWithVoucher(int seats, int uses, Instant until) {
        var course = ledger.courseWithSeats(seats);
        ledger.issue(course, new Discount(CODE, percent(-20), null, until), uses);
        return course;
    }

    private LedgerNode nodeAt(Instant now) {
        return new LedgerNode(database, Settings.withTimeToLive(TIME_TO_LIVE), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Percent percent(int percent) {
        return new Percent(BigDecimal.valueOf(percent));
    }

    private static PriceRules tiers(Tier... tiers) {
        return new PriceRules(null, null, List.<PriceRule>of(tiers));
    }

    private static Reserve reserve(UUID course, String voucher) {
        return new Reserve(course, UUID.randomUUID(), null, voucher);
    }

    private static Sell sell(UUID course, String voucher) {
        return new Sell(course, UUID.randomUUID(), null, null, voucher);
    }

    private void assertUses(UUID course, int held, int spent) {
        assertThat(ledger.voucher(course, CODE).taken()).isEqualTo(new Uses(held, spent));
    }

    private static void assertRefused(Outcome outcome, String type) {
        assertThat(((Refused) outcome).reason().type()).isEqualTo(type);
    }

    private static List<String> prices(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> ((Granted) outcome).reservation().lockedPrice().toPlainString())
                .toList();
    }
}
