package org.coursemarket.history;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.coursemarket.history.Outcome.Counts;

/** All that clients saw of one course. Courses share nothing, so each is judged by itself (Herlihy and Wing: locality). */
final class CourseHistory {
    private final String id;
    private final int totalSeats;
    private final List<Life> lives;
    private final List<Sight> sights;

    CourseHistory(String id, int totalSeats, List<Operation> operations) {
        this.id = id;
        this.totalSeats = totalSeats;
        var byReservation = new TreeMap<String, List<Operation>>();
        operations.stream()
                .filter(operation -> operation.reservation() != null)
                .forEach(operation -> byReservation
                        .computeIfAbsent(operation.reservation(), reservation -> new ArrayList<>())
                        .add(operation));
        lives = byReservation.entrySet().stream()
                .map(entry -> new Life(entry.getKey(), entry.getValue()))
                .toList();
        sights = Stream.of(
                        operations.stream()
                                .filter(operation -> operation.outcome() instanceof Counts)
                                .map(Sight::ofCounts),
                        lives.stream().flatMap(life -> life.purchaseFoundNoSeat().stream()),
                        lives.stream().flatMap(Life::holdsFoundNoSeat))
                .flatMap(all -> all)
                .toList();
    }

    /** What is wrong with it. */
    List<String> check() {
        var wrong =
                lives.stream().flatMap(life -> life.contradictions().stream()).toList();
        if (wrong.isEmpty()) {
            var search = new SeatSearch(totalSeats, lives, sights);
            wrong = search.succeeds()
                    ? List.of()
                    : List.of("nothing explains its " + totalSeats + " seats; " + search.obstacle());
        }
        return wrong.stream().map(what -> "course " + id + ": " + what).toList();
    }
}
