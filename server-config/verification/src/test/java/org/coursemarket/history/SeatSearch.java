package org.coursemarket.history;

import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coursemarket.history.Outcome.Counts;

/**
 * Looks for an order of a course's changes in which no seat is taken twice, and everyone who looked saw what they said they saw.
 * There is such an order exactly if this finds one (Wing and Gong, Testing and Verifying Concurrent Objects; with the memory of Lowe,
 * Testing for Linearizability): what may come next is what may have happened before the first deadline among all that must have
 * happened and has no place yet. A sight changes nothing, so it is placed as soon as it is true, which spoils nothing that follows.
 *
 * <p>The cost is a state for each set of changes that may have been the past at some moment: exponential in the number of changes
 * whose times overlap, as far as no answer orders them; not in the length of the history. It gives up, loudly, at a million.
 */
final class SeatSearch {
    private static final int MOST_STATES = 1_000_000;

    private final int totalSeats;
    private final List<Life> lives;
    private final List<Change> changes;
    private final List<Sight> sights;
    private final Map<Change, Integer> numbers = new HashMap<>();
    private final Set<BitSet> visited = new HashSet<>();

    /** The changes by their numbers, and the sights after them. */
    private BitSet placed = new BitSet();

    private BitSet furthest = new BitSet();

    SeatSearch(int totalSeats, List<Life> lives, List<Sight> sights) {
        this.totalSeats = totalSeats;
        this.lives = lives;
        this.sights = sights;
        changes = lives.stream()
                .flatMap(Life::changes)
                .filter(Change::isPossible)
                .sorted(Comparator.comparing(Change::until).thenComparing(Change::from))
                .toList();
        for (int i = 0; i < changes.size(); i++) {
            numbers.put(changes.get(i), i);
        }
    }

    /** Whether there is an order for all that is left, after what is placed. */
    boolean succeeds() {
        placeSights();
        var due = due();
        if (due.isEmpty()) {
            return true;
        }
        if (!visited.add(placed)) {
            return false;
        }
        if (visited.size() > MOST_STATES) {
            throw new IllegalStateException("undecided after " + MOST_STATES + " states");
        }
        if (placed.cardinality() > furthest.cardinality()) {
            furthest = placed;
        }
        var past = placed;
        for (int i = 0; i < changes.size(); i++) {
            var next = changes.get(i);
            if (!past.get(i) && !next.from().isAfter(due.get()) && mayComeNow(next)) {
                placed = (BitSet) past.clone();
                placed.set(i);
                if (succeeds()) {
                    return true;
                }
                placed = past;
            }
        }
        return false;
    }

    /** What could not be placed where the search came the furthest. */
    String obstacle() {
        placed = furthest;
        return "after " + countsNow() + " there is no place for any of "
                + Stream.concat(missingChanges(), missingSights()).limit(5).toList();
    }

    private void placeSights() {
        for (boolean isNew = true; isNew; ) {
            isNew = false;
            var due = due().orElse(Instant.MAX);
            for (int i = 0; i < sights.size(); i++) {
                int number = changes.size() + i;
                var sight = sights.get(i);
                if (!placed.get(number) && !sight.from().isAfter(due) && isTrue(sight)) {
                    placed.set(number);
                    isNew = true;
                }
            }
        }
    }

    /** By when the next thing must have happened; nothing where all that must have happened has. */
    private Optional<Instant> due() {
        return Stream.concat(
                        missingChanges().map(Change::until), missingSights().map(Sight::until))
                .min(Comparator.naturalOrder());
    }

    private Stream<Change> missingChanges() {
        return IntStream.range(0, changes.size())
                .filter(i -> !placed.get(i))
                .mapToObj(changes::get)
                .filter(Change::isCertain);
    }

    private Stream<Sight> missingSights() {
        return IntStream.range(0, sights.size())
                .filter(i -> !placed.get(changes.size() + i))
                .mapToObj(sights::get);
    }

    private boolean mayComeNow(Change change) {
        var life = change.life;
        return switch (change.kind) {
            case HELD -> countsNow().available() > 0;
            case SOLD, LAPSED -> isHeld(life);
            case GIVEN_BACK -> isSold(life) || (isHeld(life) && life.isCancelledInTime());
            case TOLD -> false;
        };
    }

    private boolean isTrue(Sight sight) {
        return sight.counts() == null
                ? countsNow().available() == 0
                        && !isPlaced(sight.buyer().held)
                        && lives.stream().noneMatch(life -> isHeld(life) && life.isOverAt(sight.from()))
                : countsNow().equals(sight.counts());
    }

    private Counts countsNow() {
        int held = (int) lives.stream().filter(this::isHeld).count();
        int sold = (int) lives.stream().filter(this::isSold).count();
        return new Counts(totalSeats - held - sold, held, sold);
    }

    private boolean isHeld(Life life) {
        return isPlaced(life.held) && !isPlaced(life.sold) && !isPlaced(life.givenBack) && !isPlaced(life.lapsed);
    }

    private boolean isSold(Life life) {
        return isPlaced(life.sold) && !isPlaced(life.givenBack);
    }

    private boolean isPlaced(Change change) {
        var number = numbers.get(change);
        return number != null && placed.get(number);
    }
}
