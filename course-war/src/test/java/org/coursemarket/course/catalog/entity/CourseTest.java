package org.coursemarket.course.catalog.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.coursemarket.course.pricing.entity.Adjustment;
import org.coursemarket.course.pricing.entity.PriceRule;
import org.coursemarket.course.pricing.entity.PriceRules;
import org.coursemarket.runtime.problems.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");

    private enum Move {
        HOLD,
        SELL,
        RELEASE,
        REFUND;

        SeatCounts make(Course course) {
            return switch (this) {
                case HOLD -> course.hold(null, NOW);
                case SELL -> course.sell(null, NOW);
                case RELEASE -> course.release(null, NOW);
                case REFUND -> course.refund(null, NOW);
            };
        }
    }

    @Test
    void newCourseHasAllItsSeatsAvailable() {
        var course =
                Course.create(ID, new NewCourse("Jakarta EE", "All", price("49.9"), 9, "Ada", null), "ada", "EUR", NOW);

        assertThat(course.details(NOW))
                .isEqualTo(new CourseDetails(
                        ID,
                        "Jakarta EE",
                        "All",
                        CourseStatus.OPEN,
                        1,
                        price("49.90"),
                        "EUR",
                        price("49.90"),
                        "base price",
                        null,
                        9,
                        price("49.90"),
                        9,
                        9,
                        0,
                        0,
                        "Ada",
                        NOW));
        assertThat(course.seats()).isEqualTo(new SeatCounts(ID, 1, 9, 0, 0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            move    | available | held | sold
            HOLD    | 3         | 4    | 2
            SELL    | 4         | 2    | 3
            RELEASE | 5         | 2    | 2
            REFUND  | 5         | 3    | 1
            """)
    void eachMoveTakesASeatFromOneCountToAnother(Move move, int available, int held, int sold) {
        var course = course(9, 5, 2);
        assertSeats(course, 9, 4, 3, 2);
        long change = course.seats().change();

        var moved = move.make(course);

        assertThat(moved).isEqualTo(new SeatCounts(ID, change + 1, available, held, sold));
        assertThat(course.seats()).isEqualTo(moved);
        assertSeats(course, 9, available, held, sold);
    }

    @ParameterizedTest
    @CsvSource({
        "HOLD,    no available seat, 3, 3, 1",
        "SELL,    no held seat,      3, 1, 1",
        "RELEASE, no held seat,      3, 1, 1",
        "REFUND,  no sold seat,      3, 2, 0"
    })
    void seatThatIsNotThereCannotBeMoved(Move move, String complaint, int seats, int taken, int sold) {
        var course = course(seats, taken, sold);
        var before = course.seats();

        assertThatIllegalStateException()
                .isThrownBy(() -> move.make(course))
                .withMessageContaining(ID.toString())
                .withMessageContaining(complaint);

        assertThat(course.seats()).isEqualTo(before);
        assertSeats(course, seats, seats - taken, taken - sold, sold);
    }

    @Test
    void courseIsFullWhenItsLastSeatIsHeld() {
        var course = course(2, 1, 0);
        assertThat(course.isFull()).isFalse();

        course.hold(null, NOW);
        assertThat(course.isFull()).isTrue();

        course.release(null, NOW);
        assertThat(course.isFull()).isFalse();
    }

    @Test
    void courseWithoutSeatsIsFullFromTheStart() {
        assertThat(course(0, 0, 0).isFull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"49.9, 49.90", "50, 50.00", "0, 0.00", "1E+3, 1000.00", "10.000, 10.00", "0.01, 0.01"})
    void newPriceHasTheDecimalsOfTheCurrency(BigDecimal given, BigDecimal kept) {
        var course = course(1, 0, 0);

        course.reprice(given, NOW);

        assertThat(course.price(null, NOW).amount()).isEqualByComparingTo(kept);
        assertThat(course.details(NOW).price()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "49.999", "1E-3"})
    void moneyIsNeverRounded(BigDecimal given) {
        var course = course(1, 0, 0);

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> course.reprice(given, NOW));

        assertThat(course.details(NOW).price()).isEqualTo(price("20.00"));
    }

    /** Of the one seat of the tier. Between its hold and its sale the ladder has no step yet, but the tier's place is gone. */
    @Test
    void whatNobodyCouldHaveWithinASaleIsNoLowestPrice() {
        var tier = new PriceRule.Tier("first", 1, new Adjustment.Plus(price("20")));
        var ladder = new PriceRule.Ladder(null, 1, 9, new Adjustment.Plus(price("15")));
        var course = course(9, 0, 0);
        course.reprice(price("100"), NOW);
        course.setPriceRules(new PriceRules(null, null, List.of(tier, ladder)), NOW);
        var now = NOW.plus(Duration.ofDays(40));

        course.hold("first", now);
        course.sell("first", now);

        assertThat(course.details(now).price()).isEqualTo(price("115.00"));
        assertThat(course.details(now).lowestPrice30Days()).isEqualTo(price("115.00"));
    }

    /** For no time, but somebody has it. */
    @Test
    void lowestPriceIsThatOfAHoldBetweenTwoSales() {
        var tier = new PriceRule.Tier("first", 1, new Adjustment.Plus(price("-5")));
        var course = course(9, 0, 0);
        course.setPriceRules(new PriceRules(null, null, List.of(tier)), NOW);
        course.hold("first", NOW);
        var now = NOW.plus(Duration.ofDays(40));

        course.release("first", now);
        course.hold("first", now);

        assertThat(course.details(now).price()).isEqualTo(price("20.00"));
        assertThat(course.details(now).lowestPrice30Days()).isEqualTo(price("15.00"));
    }

    @Test
    void timeOfACourseMovesForward() {
        var course = course(2, 0, 0);
        course.hold(null, NOW.plusSeconds(5));

        assertThat(course.moment(NOW)).isEqualTo(NOW.plusSeconds(5));
        assertThat(course.moment(NOW.plusSeconds(6))).isEqualTo(NOW.plusSeconds(6));
    }

    @Test
    void timeOfAClockThatWasFarAheadDoesNotCount() {
        var course = course(2, 0, 0);
        course.reprice(price("1"), NOW.plus(Course.FAR_AHEAD).plusNanos(1));

        assertThat(course.moment(NOW)).isEqualTo(NOW);
        assertThat(course.moment(NOW.plusNanos(1)))
                .isEqualTo(NOW.plus(Course.FAR_AHEAD).plusNanos(1));
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 4990.00, 4990",
        "JPY, 4990E-2,",
        "JPY, 49.90,",
        "JPY, 49.0, 49",
        "JPY, 5E+2, 500",
        "USD, 4990E-2, 49.90",
        "USD, 0.001,",
        "KWD, 1.25, 1.250",
        "KWD, 1.2505,",
        "CLF, 1.2345, 1.2345",
        "CLF, 0.00001,",
        "IDR, 1E+11, 100000000000.00"
    })
    void moneyHasTheDecimalsOfItsCurrency(String currency, BigDecimal given, BigDecimal shown) {
        var wish = new NewCourse("Jakarta EE", "All", given, 1, "Ada", null);
        if (shown != null) {
            assertThat(Course.create(ID, wish, "ada", currency, NOW)
                            .details(NOW)
                            .price())
                    .isEqualTo(shown);
            return;
        }
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Course.create(ID, wish, "ada", currency, NOW))
                .withMessageMatching("price must have at most \\d decimals, as " + currency + " has");
    }

    /** A course of which so many seats are taken, and so many of those are sold. */
    private static Course course(int seats, int taken, int sold) {
        var course = Course.create(
                ID, new NewCourse("Jakarta EE", "All", price("20"), seats, "Ada", null), "ada", "EUR", NOW);
        for (int i = 0; i < taken; i++) {
            course.hold(null, NOW);
        }
        for (int i = 0; i < sold; i++) {
            course.sell(null, NOW);
        }
        return course;
    }

    private static BigDecimal price(String amount) {
        return new BigDecimal(amount);
    }

    private static void assertSeats(Course course, int total, int available, int held, int sold) {
        var seats = course.details(NOW);
        assertThat(seats.totalSeats()).as("total").isEqualTo(total);
        assertThat(seats.availableSeats()).as("available").isEqualTo(available);
        assertThat(seats.heldSeats()).as("held").isEqualTo(held);
        assertThat(seats.soldSeats()).as("sold").isEqualTo(sold);
    }
}
