package org.coursemarket.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.coursemarket.history.Operation.Action;
import org.coursemarket.history.Outcome.Stands;

/** All requests of a test; any thread may add to it. */
public final class History {
    private final Map<String, Integer> totalSeats = new ConcurrentHashMap<>();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /** A new course, of which nobody has taken a seat yet. */
    public void course(String id, int seats) {
        totalSeats.put(id, seats);
    }

    public void add(Operation operation) {
        operations.add(operation);
    }

    public int size() {
        return operations.size();
    }

    /** When the first purchase that was asked for after this moment was acknowledged; empty while none is. */
    public Optional<Instant> firstSaleAfter(Instant moment) {
        return operations.stream()
                .filter(operation -> operation.action() == Action.BUY)
                .filter(operation -> operation.invoked().isAfter(moment))
                .filter(operation -> operation.outcome() instanceof Stands sale
                        && sale.status().equals("CONFIRMED"))
                .map(Operation::completed)
                .min(Comparator.naturalOrder());
    }

    /** What nothing can explain; empty where all is well. */
    public List<String> contradictions() {
        var courses = new TreeMap<String, List<Operation>>();
        operations.forEach(operation -> courses.computeIfAbsent(operation.course(), id -> new ArrayList<>())
                .add(operation));
        var all = new ArrayList<String>();
        courses.forEach((id, ofCourse) -> all.addAll(new CourseHistory(id, totalSeats.get(id), ofCourse).check()));
        return all;
    }
}
