package org.coursemarket.course.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.coursemarket.course.pricing.entity.Adjustment.Fixed;
import org.coursemarket.course.pricing.entity.Adjustment.Percent;
import org.coursemarket.course.pricing.entity.PriceRule.Scarcity;
import org.coursemarket.course.pricing.entity.PriceRule.Tier;
import org.coursemarket.course.pricing.entity.PriceRule.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {
    private static final Instant NOON = Instant.parse("2027-03-28T12:00:00Z");
    private static final int SEATS = 10;
    private static final Tier FIRST = new Tier("first", 2, new Percent(new BigDecimal("-50")));
    private static final Tier NEXT = new Tier("next", 3, new Percent(new BigDecimal("-20")));

    private final PriceRules rules = new PriceRules(null, null, List.of(FIRST, NEXT));
    private final Pricing pricing = new Pricing(new BigDecimal("50"), "EUR", rules);

    @ParameterizedTest(name = "{0} sold: {1}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            sold, price, because,    tier,  at that price
            0,    25,    first,      first, 2
            1,    25,    first,      first, 1
            2,    40,    next,       next,  3
            4,    40,    next,       next,  1
            5,    50,    base price, ,      5
            """)
    void tiersAreTakenOneAfterTheOther(int sold, BigDecimal price, String because, String tier, int seats) {
        var circumstances = circumstances(TierPlaces.NONE).anew(sold, rules);

        var actual = pricing.at(circumstances);

        assertThat(actual.amount()).isEqualByComparingTo(price);
        assertThat(actual.because()).isEqualTo(because);
        assertThat(actual.tier()).isEqualTo(tier);
        assertThat(pricing.seatsAtPrice(circumstances)).isEqualTo(seats);
    }

    @Test
    void heldPlacesAreTakenThoughHeldSeatsMoveNoOtherRule() {
        var places = TierPlaces.NONE.moved("first", Uses::hold).moved("first", Uses::hold);
        var withScarcity =
                new PriceRules(null, null, List.of(FIRST, new Scarcity(null, SEATS - 1, new Fixed(BigDecimal.ONE))));

        var price = new Pricing(new BigDecimal("50"), "EUR", withScarcity).at(circumstances(places));

        assertThat(price.amount()).isEqualByComparingTo("50");
    }

    @Test
    void aTierThatIsFullIsFreedByHoldsAloneThatAreGivenBack() {
        var held = TierPlaces.NONE.moved("first", Uses::hold).moved("first", Uses::hold);
        var sold = held.moved("first", Uses::spend).moved("first", Uses::spend);

        assertThat(FIRST.mayBeFreed(TierPlaces.NONE)).isFalse();
        assertThat(FIRST.mayBeFreed(held)).isTrue();
        assertThat(FIRST.mayBeFreed(sold)).isFalse();
    }

    @Test
    void placesAreKeptUntilTheLastIsGivenBack() {
        var held = TierPlaces.NONE.moved("first", Uses::hold).moved(null, Uses::hold);

        assertThat(held.byTier()).isEqualTo(Map.of("first", new Uses(1, 0)));
        assertThat(held.moved("first", Uses::release)).isEqualTo(TierPlaces.NONE);
        assertThatIllegalStateException().isThrownBy(() -> held.moved("first", Uses::refund));
    }

    @Test
    void placesAreStoredAsText() {
        var column = new TierPlacesColumn();
        var places = TierPlaces.NONE
                .moved("früh \"1\"", Uses::hold)
                .moved("next", Uses::hold)
                .moved("next", Uses::spend);

        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(places)))
                .isEqualTo(places);
        assertThat(column.convertToDatabaseColumn(TierPlaces.NONE)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isEqualTo(TierPlaces.NONE);
    }

    /** Tiers are written as name:seats, or :seats without a name; places that are taken of a tier without a rule stand last. */
    @ParameterizedTest(name = "{0} becomes {1}, known as {3}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            earlier,       sent,           gone,   known as
            '',            :5 :6,          ,       tier 1 tier 2
            '',            :5 a:6 :7,      ,       tier 1 a tier 2
            '',            :5,             tier 1, tier 2
            tier 1:5,      :5,             ,       tier 1
            tier 1:5,      :4,             ,       tier 1
            tier 1:5/b:6,  :6,             ,       b
            b:5,           :4,             ,       tier 1
            tier 1:5/b:6,  :6 :5,          ,       b tier 1
            tier 1:5/b:6,  :9 :5 :6,       ,       tier 2 tier 1 b
            tier 1:5/b:6,  b:5 :6,         ,       b tier 2
            """)
    void aTierIsKnownFromOneVersionToTheNext(String earlier, String sent, String gone, String names) {
        var rules = Arrays.stream(sent.split(" "))
                .map(text -> written(text, "10.0"))
                .toList();
        var before = Arrays.stream(earlier.split("/"))
                .filter(text -> !text.isEmpty())
                .map(text -> (Tier) written(text, "10").rule())
                .toList();
        var places = TierPlaces.NONE.moved(gone, Uses::hold);

        var given = new WrittenPriceRules(null, null, rules)
                .requireValid("EUR", new PriceRules(null, null, List.<PriceRule>copyOf(before)), places);

        assertThat(String.join(" ", given.tiers().stream().map(Tier::name).toList()))
                .isEqualTo(names);
    }

    @ParameterizedTest(name = "{0} at {3}: {4}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            percent, amount, price, minutes, pays,  because
            -10,     ,       ,      0,       22.50, 'first, voucher SAVE'
            -33.33,  ,       ,      0,       16.67, 'first, voucher SAVE'
            -100,    ,       ,      59,      0.00,  'first, voucher SAVE'
            ,        -30,    ,      0,       0.00,  'first, voucher SAVE'
            ,        -0.01,  ,      0,       24.99, 'first, voucher SAVE'
            ,        ,       20,    0,       20.00, 'first, voucher SAVE'
            ,        ,       30,    0,       25.00, 'first, voucher SAVE'
            -10,     ,       ,      -1,      25.00, first
            -10,     ,       ,      60,      25.00, first
            """)
    void aVoucherIsTakenOffTheListPrice(
            BigDecimal percent, BigDecimal amount, BigDecimal price, int minutes, BigDecimal pays, String because) {
        var adjustment = new WrittenPriceRule(
                        "window", null, null, null, null, null, null, null, percent, amount, price)
                .rule()
                .adjustment();
        var discount = new Discount("SAVE", adjustment, NOON, NOON.plusSeconds(3_600));

        var actual =
                pricing.at(new Circumstances(SEATS, 0, TierPlaces.NONE, discount, NOON.plusSeconds(minutes * 60L)));

        assertThat(actual.amount()).isEqualByComparingTo(pays);
        assertThat(actual.because()).isEqualTo(because);
        assertThat(actual.tier()).isEqualTo("first");
    }

    @Test
    void aPriceWithAVoucherHoldsUntilItsEndOrThatOfAWindow() {
        var end = NOON.plusSeconds(60);
        var discount = new Discount("SAVE", new Percent(new BigDecimal("-10")), null, end);
        var window = new Window(null, null, end.plusSeconds(1), new Percent(new BigDecimal("-10")));
        var ofWindow = new Pricing(new BigDecimal("50"), "EUR", new PriceRules(null, null, List.of(window)));
        var circumstances = circumstances(TierPlaces.NONE);

        assertThat(ofWindow.until(circumstances)).isEqualTo(end.plusSeconds(1));
        assertThat(ofWindow.until(circumstances.with(discount))).isEqualTo(end);
    }

    private static Circumstances circumstances(TierPlaces places) {
        return new Circumstances(SEATS, 0, places, null, NOON);
    }

    private static WrittenPriceRule written(String text, String percent) {
        var parts = text.split(":", -1);
        return new WrittenPriceRule(
                "tier",
                Objects.equals(parts[0], "") ? null : parts[0],
                null,
                null,
                Integer.valueOf(parts[1]),
                null,
                null,
                null,
                new BigDecimal(percent),
                null,
                null);
    }
}
