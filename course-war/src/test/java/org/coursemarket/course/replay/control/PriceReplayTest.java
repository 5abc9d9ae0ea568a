package org.coursemarket.course.replay.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.coursemarket.course.catalog.entity.PriceSet;
import org.coursemarket.course.prices.entity.PriceVersion;
import org.coursemarket.course.pricing.entity.Adjustment.Percent;
import org.coursemarket.course.pricing.entity.Discount;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.course.pricing.entity.TierPlaces;
import org.coursemarket.course.replay.entity.PriceDifference;
import org.coursemarket.course.seats.entity.ReservationStatus;
import org.coursemarket.course.seats.entity.SeatChangeDetails;
import org.coursemarket.course.vouchers.entity.Voucher;
import org.coursemarket.runtime.security.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceReplayTest {
    private static final UUID COURSE = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2027-03-28T12:00:00Z");
    private static final int SEATS = 10;
    private static final PriceRules RULES =
            new PriceRules(null, null, List.of(new Tier("first", 1, new Percent(new BigDecimal("-50")))));

    private final PriceReplay replay = new PriceReplay(
            "EUR",
            Map.of(
                    1L, version(1, PriceRules.NONE),
                    2L, version(2, RULES)),
            Map.of("SAVE", voucher()),
            TierPlaces.NONE);

    @Test
    void holdsThatCostWhatTheyShouldAreNotNamed() {
        var history = List.of(
                hold(2, 0, 1, "20.00", "base price", null, null),
                hold(3, 1, 2, "10.00", "first", "first", null),
                hold(4, 2, 2, "20.00", "base price", null, null),
                ended(5, 3, ReservationStatus.CANCELLED, "first"),
                hold(6, 2, 2, "9.00", "first, voucher SAVE", "first", "SAVE"));

        assertThat(differences(history)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            what,                  version, price, because,             tier,  voucher, computed
            price,                 2,       10.01, first,               first, ,        10.00
            reason,                2,       10.00, second,              first, ,        10.00
            tier,                  2,       10.00, first,               ,      ,        10.00
            version,               1,       10.00, first,               first, ,        20.00
            version that is not,   3,       10.00, first,               first, ,
            voucher,               2,       10.00, first,               first, SAVE,    9.00
            voucher that is not,   2,       9.00,  'first, voucher NO', first, NO,
            """)
    void aHoldThatIsNotWhatTheHistoriesSayIsNamed(
            String what, long version, String price, String because, String tier, String voucher, BigDecimal computed) {
        var difference = differences(List.of(hold(2, 0, version, price, because, tier, voucher)));

        assertThat(difference)
                .singleElement()
                .returns(2L, PriceDifference::sequence)
                .returns(new BigDecimal(price), PriceDifference::lockedPrice)
                .returns(computed, PriceDifference::computedPrice);
    }

    @Test
    void aPlaceThatNobodyHasIsNotGivenBackWithoutAWord() {
        var history = List.of(
                ended(2, 1, ReservationStatus.EXPIRED, "first"), hold(3, 0, 2, "10.00", "first", "first", null));

        assertThat(differences(history)).extracting(PriceDifference::sequence).containsExactly(2L);
    }

    @Test
    void aHoldByAVersionThatWasOverIsNamed() {
        var history = List.of(
                hold(2, 0, 2, "10.00", "first", "first", null), hold(3, 1, 1, "20.00", "base price", null, null));

        assertThat(differences(history)).extracting(PriceDifference::sequence).containsExactly(3L);
    }

    private List<PriceDifference> differences(List<SeatChangeDetails> history) {
        var differences = new ArrayList<PriceDifference>();
        history.forEach(change -> replay.next(change).ifPresent(differences::add));
        return differences;
    }

    private static SeatChangeDetails hold(
            long sequence, int held, long version, String price, String because, String tier, String voucher) {
        return new SeatChangeDetails(
                sequence,
                COURSE,
                UUID.randomUUID(),
                null,
                ReservationStatus.RESERVED,
                NOON,
                SEATS - held - 1,
                held + 1,
                0,
                new BigDecimal(price),
                because,
                version,
                tier,
                voucher);
    }

    private static SeatChangeDetails ended(long sequence, int held, ReservationStatus status, String tier) {
        return new SeatChangeDetails(
                sequence,
                COURSE,
                UUID.randomUUID(),
                ReservationStatus.RESERVED,
                status,
                NOON,
                SEATS - held + 1,
                held - 1,
                0,
                null,
                null,
                null,
                tier,
                null);
    }

    private static PriceVersion version(long number, PriceRules rules) {
        return new PriceVersion(new PriceSet(COURSE, number, new BigDecimal("20.00"), rules, NOON, "ada"));
    }

    /** Whose end has been set to before the hold since. */
    private static Voucher voucher() {
        var discount = new Discount("SAVE", new Percent(new BigDecimal("-10")), null, NOON.minusSeconds(1));
        return Voucher.create(COURSE, discount, 1, new Caller("ada", false), NOON);
    }
}
