package org.coursemarket.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.coursemarket.testing.SeatReplay.Change;
import org.coursemarket.testing.SeatReplay.Seats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatReplayTest {
    private static final Change OPENING = new Change(1, null, null, null, new Seats(2, 0, 1));
    private static final Change HELD = new Change(2, "ann", null, "RESERVED", new Seats(1, 1, 1));

    @Test
    void aHistoryEndsWithTheSeatsOfItsCourse() {
        var history = List.of(
                OPENING,
                HELD,
                new Change(3, "bob", null, "RESERVED", new Seats(0, 2, 1)),
                new Change(4, "ann", "RESERVED", "CONFIRMED", new Seats(0, 1, 2)),
                new Change(5, "bob", "RESERVED", "EXPIRED", new Seats(1, 0, 2)),
                new Change(6, "ann", "CONFIRMED", "CANCELLED", new Seats(2, 0, 1)),
                new Change(7, "who bought before", "CONFIRMED", "CANCELLED", new Seats(3, 0, 0)),
                new Change(8, "carl", null, "RESERVED", new Seats(2, 1, 0)),
                new Change(9, "carl", "RESERVED", "CANCELLED", new Seats(3, 0, 0)));

        assertThat(SeatReplay.of(history)).isEqualTo(new Seats(3, 0, 0));
        assertThat(SeatReplay.of(history.subList(0, 4))).isEqualTo(new Seats(0, 1, 2));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            4, ann, RESERVED,  CONFIRMED, 1, 0, 2, a gap
            2, ann, RESERVED,  CONFIRMED, 1, 0, 2, a number twice
            3, -,   -,         RESERVED,  0, 2, 1, no reservation
            3, ann, -,         RESERVED,  0, 2, 1, a reservation twice
            3, ann, CONFIRMED, CANCELLED, 2, 1, 0, a sale that was none
            3, ann, RESERVED,  RESERVED,  1, 1, 1, no move
            3, ann, RESERVED,  -,         2, 0, 1, a reservation that is gone
            3, ann, RESERVED,  CONFIRMED, 1, 1, 1, counts that stood still
            3, ann, RESERVED,  CONFIRMED, 2, 0, 2, a seat too many
            3, bob, RESERVED,  CANCELLED, 1, 1, 1, counts of a hold from before that was none
            """)
    void aRowThatDoesNotFollowIsFound(
            int sequence, String reservation, String from, String to, int available, int held, int sold, String what) {
        var row = new Change(sequence, reservation, from, to, new Seats(available, held, sold));

        assertIsNone(what, OPENING, HELD, row);
    }

    @Test
    void aHistoryBeginsAtItsBeginning() {
        assertIsNone("nothing");
        assertIsNone("a hold", HELD);
        assertIsNone("a second row", new Change(2, null, null, null, new Seats(2, 0, 1)));
    }

    @Test
    void noMoreSeatsAreTakenThanThereAre() {
        assertIsNone(
                "sold out",
                new Change(1, null, null, null, new Seats(0, 0, 0)),
                new Change(2, "ann", null, "RESERVED", new Seats(-1, 1, 0)));
    }

    @Test
    void noMoreReservationsAreOlderThanTheHistoryThanItBeginsWith() {
        assertIsNone(
                "one sale before",
                OPENING,
                HELD,
                new Change(3, "bob", "CONFIRMED", "CANCELLED", new Seats(2, 1, 0)),
                new Change(4, "carl", "RESERVED", "CANCELLED", new Seats(3, 0, 0)));
    }

    private static void assertIsNone(String what, Change... history) {
        assertThatExceptionOfType(AssertionError.class)
                .as(what)
                .isThrownBy(() -> SeatReplay.of(Stream.of(history).toList()));
    }
}
