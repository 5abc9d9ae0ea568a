package org.coursemarket.course.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.coursemarket.course.pricing.entity.Adjustment.Fixed;
import org.coursemarket.course.pricing.entity.Adjustment.Percent;
import org.coursemarket.course.pricing.entity.Adjustment.Plus;
import org.coursemarket.course.pricing.entity.PriceRule.Ladder;
import org.coursemarket.course.pricing.entity.PriceRule.Scarcity;
import org.coursemarket.course.pricing.entity.PriceRule.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
    private static final Instant NOON = Instant.parse("2027-03-28T12:00:00Z");
    private static final Instant ONE = NOON.plusSeconds(3_600);
    private static final int SEATS = 10;

    @Test
    void withoutRulesItIsTheBasePrice() {
        var pricing = pricing("49.90");

        assertPrice(pricing, 3, NOON, "49.90", "base price");
        assertThat(pricing.until(at(3, NOON))).isNull();
        assertThat(pricing.seatsAtPrice(at(3, NOON))).isEqualTo(7);
    }

    @Test
    void windowCountsFromItsFirstMomentToTheLastBeforeItsEnd() {
        var pricing = pricing("50", new Window("early bird", NOON, ONE, percent("-20")));

        assertPrice(pricing, 0, NOON.minusNanos(1), "50", "base price");
        assertPrice(pricing, 0, NOON, "40", "early bird");
        assertPrice(pricing, 0, ONE.minusNanos(1), "40", "early bird");
        assertPrice(pricing, 0, ONE, "50", "base price");
    }

    @Test
    void priceHoldsUntilTheNextWindowThatChangesIt() {
        var pricing = pricing(
                "50",
                new Window(null, NOON, ONE, percent("-20")),
                new Window(null, ONE, ONE.plusSeconds(60), new Plus(new BigDecimal("-10"))));

        assertThat(pricing.until(at(0, NOON.minusSeconds(1)))).isEqualTo(NOON);
        assertThat(pricing.until(at(0, NOON))).as("40 by both").isEqualTo(ONE.plusSeconds(60));
        assertThat(pricing.until(at(0, ONE.plusSeconds(60)))).isNull();
    }

    @Test
    void windowMayHaveNoBeginningAndNoEnd() {
        assertPrice(pricing("50", new Window(null, null, NOON, percent("10"))), 0, Instant.MIN, "55", "window");
        assertPrice(pricing("50", new Window(null, NOON, null, percent("10"))), 0, Instant.MAX, "55", "window");
    }

    @ParameterizedTest(name = "{0} of 10 sold: {1}")
    @CsvSource({
        "0, 50, base price",
        "6, 50, base price",
        "7, 60, last seats",
        "8, 60, last seats",
        "9, 75, very last seat"
    })
    void ofAKindTheFirstThatMatchesCounts(int sold, String price, String because) {
        var pricing = pricing(
                "50", new Scarcity("very last seat", 1, percent("50")), new Scarcity("last seats", 3, percent("20")));

        assertPrice(pricing, sold, NOON, price, because);
    }

    @ParameterizedTest(name = "{0} of 10 sold: {1}")
    @CsvSource({
        "0, 50, base price",
        "1, 50, base price",
        "2, 55, ladder",
        "3, 55, ladder",
        "4, 60, ladder x 2",
        "9, 65, ladder x 3"
    })
    void ladderCountsOnceForEachStepUpToItsEnd(int sold, String price, String because) {
        assertPrice(pricing("50", new Ladder(null, 2, 3, percent("10"))), sold, NOON, price, because);
    }

    @Test
    void rulesOfDifferentKindsChangeWhatTheOneBeforeHasMade() {
        var pricing = pricing(
                "100",
                new Ladder("ladder", 1, 5, new Plus(new BigDecimal("1.50"))),
                new Scarcity("scarce", 9, percent("50")),
                new Window("sale", null, null, new Fixed(new BigDecimal("80"))));

        assertPrice(pricing, 2, NOON, "123.00", "sale, scarce, ladder x 2");
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 10.00, 0.05, 10.01", // 10.005
        "EUR, 9.99, -50, 5.00", // 4.995
        "EUR, 9.99, -50.1, 4.99", // 4.98501
        "JPY, 999, -50, 500", // 499.5
        "JPY, 101, 10, 111" // 111.1
    })
    void roundsOnceAndHalfUpToTheDecimalsOfTheCurrency(String currency, String base, String percent, String price) {
        var rules = new PriceRules(null, null, List.of(new Window("w", null, null, percent(percent))));

        var actual = new Pricing(new BigDecimal(base), currency, rules).at(at(0, NOON));

        assertThat(actual.amount()).isEqualByComparingTo(price);
    }

    @Test
    void aFixedPriceForgetsTheReasonsBeforeIt() {
        var pricing = pricing(
                "50",
                new Window("sale", null, null, percent("-20")),
                new Scarcity("last seats", 10, new Fixed(new BigDecimal("80"))));

        assertPrice(pricing, 0, NOON, "80", "last seats");
    }

    @Test
    void nothingIsRoundedBetweenTwoRules() {
        var pricing = pricing(
                "0.99",
                new Window("half", null, null, percent("-50")), // 0.495
                new Scarcity("twice", 10, percent("100")));

        assertPrice(pricing, 0, NOON, "0.99", "half, twice");
    }

    @ParameterizedTest(name = "{0} percent: {1}")
    @CsvSource({
        "-100, 20, 'window, floor'",
        "-60, 20, window",
        "-61, 20, 'window, floor'",
        "60, 80, window",
        "61, 80, 'window, ceiling'"
    })
    void floorAndCeilingHaveTheLastWord(String percent, String price, String because) {
        var rules = new PriceRules(
                new BigDecimal("20"), new BigDecimal("80"), List.of(new Window(null, null, null, percent(percent))));

        assertPrice(new Pricing(new BigDecimal("50"), "EUR", rules), 0, NOON, price, because);
    }

    @Test
    void floorHoldsTheBasePriceToo() {
        var rules = new PriceRules(new BigDecimal("60"), null, List.of());

        assertPrice(new Pricing(new BigDecimal("50"), "EUR", rules), 0, NOON, "60", "floor");
    }

    @Test
    void priceIsNeverNegativeAndNeverTooLargeToBeStored() {
        assertPrice(
                pricing("5", new Window(null, null, null, new Plus(new BigDecimal("-10")))),
                0,
                NOON,
                "0",
                "window, floor");
        assertPrice(
                pricing("99999999999", new Ladder(null, 1, 1_000, percent("1000"))),
                9,
                NOON,
                "100000000000",
                "ladder x 9, ceiling");
    }

    @ParameterizedTest(name = "{0} of 10 sold: {1}")
    @CsvSource({"0, 4", "3, 1", "4, 4", "7, 1", "8, 2", "10, 0"})
    void tellsHowManySeatsHaveThePrice(int sold, int seats) {
        var pricing = pricing("50", new Ladder(null, 4, 1, percent("10")), new Scarcity(null, 2, percent("20")));

        assertThat(pricing.seatsAtPrice(at(sold, NOON))).isEqualTo(seats);
    }

    @Test
    void aLadderThatStandsBeforeOthersEndsThem() {
        var pricing = pricing("50", new Ladder(null, 6, 1, percent("0")), new Ladder(null, 4, 1, percent("10")));

        assertThat(pricing.seatsAtPrice(at(0, NOON))).isEqualTo(4);
        assertThat(pricing.seatsAtPrice(at(4, NOON))).isEqualTo(2);
        assertThat(pricing.seatsAtPrice(at(6, NOON))).isEqualTo(4);
    }

    @Test
    void stepsThatChangeNothingEndNoPrice() {
        var pricing = pricing("0.01", new Ladder(null, 1, 1_000, percent("1")));

        assertThat(pricing.seatsAtPrice(at(0, NOON))).isEqualTo(SEATS);
    }

    private static Pricing pricing(String base, PriceRule... rules) {
        return new Pricing(new BigDecimal(base), "EUR", new PriceRules(null, null, List.of(rules)));
    }

    private static Percent percent(String percent) {
        return new Percent(new BigDecimal(percent));
    }

    private static Circumstances at(int sold, Instant now) {
        return new Circumstances(SEATS, sold, TierPlaces.NONE, null, now);
    }

    private static void assertPrice(Pricing pricing, int sold, Instant now, String amount, String because) {
        var price = pricing.at(at(sold, now));
        assertThat(price.amount()).isEqualByComparingTo(amount);
        assertThat(price.because()).isEqualTo(because);
    }
}
