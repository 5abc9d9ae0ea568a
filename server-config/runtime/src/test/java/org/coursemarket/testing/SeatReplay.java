package org.coursemarket.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The seats of a course, rebuilt from its history. */
public final class SeatReplay {
    /** A row of the history: that of a new reservation has no from; the first one, and one of another total, has no reservation and no to. */
    public record Change(long sequence, String reservationId, String from, String to, Seats after) {
        /** Of ids and statuses of any type; null for what the row has not. */
        public static Change of(long sequence, Object reservationId, Object from, Object to, Seats after) {
            return new Change(
                    sequence,
                    Objects.toString(reservationId, null),
                    Objects.toString(from, null),
                    Objects.toString(to, null),
                    after);
        }
    }

    public record Seats(int available, int held, int sold) {
        private Seats plus(Seats move) {
            return new Seats(available + move.available, held + move.held, sold + move.sold);
        }
    }

    private static final Map<String, Seats> MOVES = Map.of(
            "null > RESERVED", new Seats(-1, 1, 0),
            "RESERVED > CONFIRMED", new Seats(0, -1, 1),
            "RESERVED > CANCELLED", new Seats(1, -1, 0),
            "RESERVED > EXPIRED", new Seats(1, -1, 0),
            "CONFIRMED > CANCELLED", new Seats(1, 0, -1));

    private final Map<String, String> statuses = new HashMap<>();
    private long sequence = 1;
    private Seats seats;
    private int olderThanTheHistory;

    private SeatReplay(Change opening) {
        seats = opening.after;
        olderThanTheHistory = seats.held + seats.sold;
        assertThat(opening).isEqualTo(new Change(sequence, null, null, null, seats));
    }

    /** What the history ends with, the oldest row first; fails where a row does not follow from those before. */
    public static Seats of(List<Change> history) {
        assertThat(history).isNotEmpty();
        var replay = new SeatReplay(history.get(0));
        history.stream().skip(1).forEach(replay::follow);
        return replay.seats;
    }

    private void follow(Change change) {
        sequence++;
        assertThat(change.sequence).as(change.toString()).isEqualTo(sequence);
        if (change.reservationId == null) {
            resize(change);
        } else {
            move(change);
        }
        assertThat(change.after).as(change.toString()).isEqualTo(seats);
        assertThat(List.of(seats.available, seats.held, seats.sold))
                .as(change.toString())
                .allMatch(count -> count >= 0);
    }

    private void resize(Change change) {
        int more = change.after.available - seats.available;
        assertThat(more).as(change.toString()).isNotZero();
        assertThat(change).isEqualTo(new Change(sequence, null, null, null, change.after));
        seats = seats.plus(new Seats(more, 0, 0));
    }

    private void move(Change change) {
        String move = change.from + " > " + change.to;
        assertThat(MOVES).containsKey(move);
        if (change.from != null && !statuses.containsKey(change.reservationId)) {
            olderThanTheHistory--;
            assertThat(olderThanTheHistory).as(change.toString()).isNotNegative();
        } else {
            assertThat(change.from).as(change.toString()).isEqualTo(statuses.get(change.reservationId));
        }
        statuses.put(change.reservationId, change.to);

        seats = seats.plus(MOVES.get(move));
    }
}
