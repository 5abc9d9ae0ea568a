package org.coursemarket.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Counts;
import org.coursemarket.history.Outcome.Refused;
import org.coursemarket.history.Outcome.Stands;
import org.coursemarket.history.Outcome.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Histories by chance: what a course said, the same with one wrong answer, and anything at all. */
class RandomHistoryTest {
    private static final List<Action> ACTIONS =
            List.of(Action.RESERVE, Action.RESERVE, Action.CONFIRM, Action.CANCEL, Action.LOOK, Action.COUNT);
    private static final int SEATS = 3;
    private static final int RESERVATIONS = 8;
    private static final int REQUESTS = 40;
    private static final int SECONDS_BETWEEN = 10;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @BeforeEach
    void sayTheSeed() {
        System.out.println("RandomHistoryTest with seed " + seed);
    }

    @Test
    void whatACourseSaidIsExplained() {
        for (int i = 0; i < 200; i++) {
            var operations = simulated(true);
            assertThat(contradictions(SEATS, operations)).as("%s", operations).isEmpty();
        }
    }

    @Test
    void oneWrongAnswerIsFound() {
        for (int i = 0; i < 200; i++) {
            var operations = simulated(false);
            int spoilt = operations.size() - 1 - random.nextInt(RESERVATIONS + 1);
            operations.set(spoilt, withAnother(operations.get(spoilt)));
            assertThat(contradictions(SEATS, operations)).as("%s", operations).isNotEmpty();
        }
    }

    @Test
    void theVerdictIsThatOfTryingEveryOrder() {
        int explained = 0;
        int rounds = 1_000;
        for (int i = 0; i < rounds; i++) {
            var expiry = Map.of("a", second(random.nextInt(12)), "b", second(random.nextInt(12)));
            var operations = anything(expiry);
            boolean isExplained = isExplainedByAnOrder(expiry, operations);
            var contradictions = contradictions(1, operations);
            assertThat(contradictions.isEmpty())
                    .as("%s: %s", contradictions, operations)
                    .isEqualTo(isExplained);
            explained += isExplained ? 1 : 0;
        }
        assertThat(explained).isBetween(rounds / 50, rounds * 49 / 50);
    }

    /**
     * Clients whose requests overlap; in the end each reservation is looked at, and the course.
     *
     * @param isUneasy whether answers get lost and holds lapse
     */
    private List<Operation> simulated(boolean isUneasy) {
        var expiry = new TreeMap<String, Instant>();
        for (int i = 0; i < RESERVATIONS; i++) {
            int end = REQUESTS * SECONDS_BETWEEN * 2;
            expiry.put("r" + i, second(isUneasy ? random.nextInt(end) : end));
        }
        var names = List.copyOf(expiry.keySet());
        var course = new CourseModel(SEATS, expiry);
        var operations = new ArrayList<Operation>();
        for (int i = 0; i < REQUESTS; i++) {
            int moment = i * SECONDS_BETWEEN;
            course.lapse(names.get(random.nextInt(RESERVATIONS)), second(moment));
            var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            var name = action == Action.COUNT ? null : names.get(random.nextInt(RESERVATIONS));
            var invoked = second(moment - random.nextInt(3 * SECONDS_BETWEEN));
            boolean isLost = isUneasy && random.nextInt(6) == 0;
            var outcome = isLost && random.nextBoolean() ? new Unknown() : course.apply(action, name, invoked);
            int completed = moment + random.nextInt(3 * SECONDS_BETWEEN);
            operations.add(answered(action, name, invoked, completed, isLost ? new Unknown() : outcome));
        }
        int end = REQUESTS * SECONDS_BETWEEN + 3 * SECONDS_BETWEEN;
        for (var name : names) {
            operations.add(answered(Action.LOOK, name, second(end), end, course.apply(Action.LOOK, name, second(end))));
        }
        operations.add(answered(Action.COUNT, null, second(end), end, course.apply(Action.COUNT, null, second(end))));
        return operations;
    }

    /** A few requests at any time, and any answers to them. */
    private List<Operation> anything(Map<String, Instant> expiry) {
        var operations = new ArrayList<Operation>();
        for (int i = 0; i < 5; i++) {
            var action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            var name = action == Action.COUNT ? null : random.nextBoolean() ? "a" : "b";
            int invoked = random.nextInt(10);
            var outcome = anyOutcome(action, name, second(invoked), expiry);
            operations.add(answered(action, name, second(invoked), invoked + random.nextInt(6), outcome));
        }
        return operations;
    }

    /** Where no answer says when a hold ends, any end will do; between each request and the answers of its second, one at least. */
    private static boolean isExplainedByAnOrder(Map<String, Instant> expiry, List<Operation> operations) {
        return ends("a", expiry, operations)
                .flatMap(some -> ends("b", some, operations))
                .anyMatch(all -> new BruteForce(all).explains(new CourseModel(1, all), operations));
    }

    private static Stream<Map<String, Instant>> ends(
            String name, Map<String, Instant> expiry, List<Operation> operations) {
        boolean isKnown = operations.stream()
                .anyMatch(seen -> name.equals(seen.reservation()) && seen.outcome() instanceof Stands);
        return isKnown
                ? Stream.of(expiry)
                : IntStream.range(0, 20).mapToObj(end -> {
                    var other = new HashMap<>(expiry);
                    other.put(name, second(end).plusMillis(250));
                    return other;
                });
    }

    /** One that this request may get from some course. */
    private Outcome anyOutcome(Action action, String name, Instant invoked, Map<String, Instant> expiry) {
        if (random.nextInt(6) == 0) {
            return new Unknown();
        }
        var course = new CourseModel(1, expiry);
        for (int i = random.nextInt(4); i > 0; i--) {
            course.apply(ACTIONS.get(random.nextInt(4)), random.nextBoolean() ? "a" : "b", second(0));
        }
        return course.apply(action, name, invoked);
    }

    private static Outcome other(Outcome answer) {
        if (answer instanceof Counts counts) {
            return counts.available() > 0
                    ? new Counts(counts.available() - 1, counts.held() + 1, counts.sold())
                    : new Counts(1, counts.held(), counts.sold() - 1);
        }
        if (answer instanceof Stands stands) {
            return stands.status().equals("CONFIRMED")
                    ? new Refused("unknown-reservation", null)
                    : new Stands("CONFIRMED", stands.content(), stands.expiresAt());
        }
        return new Stands("RESERVED", "seat", second(0));
    }

    private static Operation withAnother(Operation right) {
        return new Operation(
                right.action(),
                right.course(),
                right.reservation(),
                right.invoked(),
                right.completed(),
                other(right.outcome()));
    }

    /** Half a second later than it says: what is asked and what is answered in one second has an order, as clocks of clients give it one. */
    private static Operation answered(Action action, String name, Instant invoked, int completed, Outcome outcome) {
        var end = outcome instanceof Unknown ? Instant.MAX : second(completed).plusMillis(500);
        return new Operation(action, "course", name, invoked, end, outcome);
    }

    private static List<String> contradictions(int seats, List<Operation> operations) {
        var history = new History();
        history.course("course", seats);
        operations.forEach(history::add);
        return history.contradictions();
    }

    private static Instant second(int number) {
        return Instant.ofEpochSecond(number);
    }
}
