package org.coursemarket.course.pricing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.coursemarket.course.pricing.entity.PriceRule.Window;
import org.coursemarket.runtime.http.Money;
import org.coursemarket.runtime.json.JsonFormat;
import org.coursemarket.runtime.money.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceLowsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pricing PLAIN = new Pricing(new BigDecimal("50"), "EUR", PriceRules.NONE);
    /** 40 from the evening of the 10th to the night to the 12th, 60 before and 70 after that; days as in UTC. */
    private static final Pricing WITH_A_SALE = pricing(
            window(null, "2026-03-10T20:00:00Z", "60"),
            window("2026-03-10T20:00:00Z", "2026-03-12T00:00:00Z", "40"),
            window("2026-03-12T00:00:00Z", null, "70"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 60",
        "2026-03-10T19:59:59.999999Z, 60",
        "2026-03-10T20:00:00Z, 40",
        "2026-03-12T00:00:00Z, 40",
        "2026-04-10T23:59:59Z, 40", // the 11th of March is 30 days ago
        "2026-04-11T00:00:00Z, 70",
        "2027-01-01T00:00:00Z, 70"
    })
    void lowestIsThatOfTheLastThirtyDaysAndToday(Instant now, BigDecimal lowest) {
        assertThat(after(now, WITH_A_SALE).lowest(now)).isEqualByComparingTo(lowest);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09, 60", "2026-03-10, 40", "2026-03-11, 40", "2026-03-12, 70", "2026-03-13, 70"})
    void eachDayHasItsOwn(LocalDate day, BigDecimal low) {
        assertThat(after(Instant.parse("2026-03-13T00:00:00Z"), WITH_A_SALE).byDay())
                .hasSize(13)
                .hasEntrySatisfying(day, price -> assertThat(price).isEqualByComparingTo(low));
    }

    @Test
    void daysAreTheSameHoweverOftenTheyAreKept() {
        var now = Instant.parse("2026-03-30T08:00:00Z");
        var often = PriceLows.from(BEGIN);
        for (var moment = BEGIN; moment.isBefore(now); moment = moment.plusSeconds(10_000)) {
            often = through(often, moment, WITH_A_SALE);
        }

        assertThat(through(often, now, WITH_A_SALE)).isEqualTo(after(now, WITH_A_SALE));
    }

    @Test
    void priceThatIsChangedCountsUpToThatMoment() {
        var later = BEGIN.plusSeconds(90);

        var lows = through(after(BEGIN.plusSeconds(60), PLAIN), later, WITH_A_SALE);

        assertThat(lows.lowest(later)).isEqualByComparingTo("50");
    }

    @Test
    void aClockThatWasAYearAheadTakesNoDayAway() {
        var now = Instant.parse("2026-04-09T00:00:00Z");
        var wrong = through(after(now, WITH_A_SALE), Instant.parse("2027-04-09T00:00:00Z"), PLAIN);

        var lows = through(wrong, now.plusSeconds(1), PLAIN);

        assertThat(lows.lowest(now.plusSeconds(1))).isEqualByComparingTo("40");
        assertThat(lows.until()).isEqualTo(now.plusSeconds(1));
    }

    @Test
    void theyAreKeptAsTheyAre() {
        var lows = after(Instant.parse("2026-04-30T08:00:00.000000001Z"), WITH_A_SALE);
        var column = new PriceLowsColumn();

        var text = column.convertToDatabaseColumn(lows);

        assertThat(column.convertToEntityAttribute(text)).isEqualTo(lows);
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
    }

    @Test
    void theLargestHaveRoomInTheColumn() {
        var largest = new Pricing(new BigDecimal(Money.MOST).setScale(Amount.MOST_DECIMALS), "CLF", PriceRules.NONE);
        var lows = through(PriceLows.from(BEGIN), Instant.parse("2026-06-01T00:00:00.000000001Z"), largest);
        lows = through(lows, Instant.parse("2027-06-01T00:00:00.000000001Z"), largest);
        lows = through(lows, Instant.parse("2028-06-01T00:00:00.000000001Z"), largest);

        assertThat(lows.byDay()).hasSize(62);
        assertThat(JsonFormat.text(lows)).hasSizeLessThanOrEqualTo(2_000);
    }

    private static PriceLows after(Instant now, Pricing pricing) {
        return through(PriceLows.from(BEGIN), now, pricing);
    }

    private static PriceLows through(PriceLows lows, Instant now, Pricing pricing) {
        return lows.through(now, pricing, new Circumstances(10, 0, TierPlaces.NONE, null, now));
    }

    private static Pricing pricing(Window... windows) {
        return new Pricing(new BigDecimal("50"), "EUR", new PriceRules(null, null, List.of(windows)));
    }

    private static Window window(String from, String until, String price) {
        return new Window(null, moment(from), moment(until), new Adjustment.Fixed(new BigDecimal(price)));
    }

    private static Instant moment(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
